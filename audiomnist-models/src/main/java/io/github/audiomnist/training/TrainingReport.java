package io.github.audiomnist.training;

import java.util.List;

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
    String engine) {

  /** Copies the list. */
  public TrainingReport {
    epochs = List.copyOf(epochs);
  }
}
