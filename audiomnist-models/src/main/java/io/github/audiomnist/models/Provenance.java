package io.github.audiomnist.models;

import io.github.audiomnist.training.TrainingReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where a recogniser comes from.
 *
 * @param protocol how its training and validation clips were chosen
 * @param created when training ended, ISO 8601 in UTC
 * @param java version of the Java runtime
 * @param report how training went, settings included
 */
public record Provenance(String protocol, String created, String java, TrainingReport report) {

  static Provenance ofNow(String protocol, TrainingReport report) {
    return new Provenance(
        protocol,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        System.getProperty("java.version"),
        report);
  }
}
