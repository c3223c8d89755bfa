package io.github.audiomnist.training;

import java.util.List;
import java.util.Objects;

/**
 * How a training went.
 *
 * @param settings it was trained with
 * @param epochs one report for each epoch
 * @param bestEpoch the number of the epoch whose weights were kept
 * @param trainClips clips learned from
 * @param validationClips clips chosen by
 * @param parameters learned values of the network
 * @param featureSeconds time spent on reading clips and making features
 * @param trainSeconds time spent on epochs, validation included
 * @param threads that computed
 * @param engine name and version of the engine
 * @param ending why there were no more epochs
 */
public record TrainingReport(
    Training settings,
    List<EpochReport> epochs,
    int bestEpoch,
    int trainClips,
    int validationClips,
    long parameters,
    double featureSeconds,
    double trainSeconds,
    int threads,
    String engine,
    Ending ending) {

  /** Copies the list. */
  public TrainingReport {
    epochs = List.copyOf(epochs);
    // Reports that were saved before endings were told have none.
    ending = Objects.requireNonNullElse(ending, Ending.COMPLETED);
  }
}
