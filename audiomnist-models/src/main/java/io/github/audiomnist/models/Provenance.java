package io.github.audiomnist.models;

import io.github.audiomnist.internal.LibraryVersion;
import io.github.audiomnist.training.TrainingReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a recogniser comes from. The last components are empty if it was saved before they were
 * told.
 *
 * @param protocol how its training and validation clips were chosen
 * @param created when training ended, ISO 8601 in UTC
 * @param java version of the Java runtime
 * @param report how training went, settings included
 * @param library version of audiomnist
 * @param trainSha256 hash of the clips learned from; see {@link
 *     io.github.audiomnist.data.LabeledClips#sha256}
 * @param validationSha256 hash of the clips chosen by
 * @param ancestry the recogniser that training began with; null if it began anew
 * @param result what it did on its test clips; null if it was saved without
 */
public record Provenance(
    String protocol,
    String created,
    String java,
    TrainingReport report,
    String library,
    String trainSha256,
    String validationSha256,
    @Nullable Ancestry ancestry,
    @Nullable TestResult result) {

  /** Fills in what older files do not have. */
  public Provenance {
    library = Objects.requireNonNullElse(library, "");
    trainSha256 = Objects.requireNonNullElse(trainSha256, "");
    validationSha256 = Objects.requireNonNullElse(validationSha256, "");
  }

  static Provenance ofNow(
      String protocol,
      TrainingReport report,
      String trainSha256,
      String validationSha256,
      @Nullable Ancestry ancestry) {
    return new Provenance(
        protocol,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        System.getProperty("java.version"),
        report,
        LibraryVersion.get(),
        trainSha256,
        validationSha256,
        ancestry,
        null);
  }

  /** A copy with another result. */
  Provenance withResult(TestResult newResult) {
    return new Provenance(
        protocol,
        created,
        java,
        report,
        library,
        trainSha256,
        validationSha256,
        ancestry,
        newResult);
  }
}
