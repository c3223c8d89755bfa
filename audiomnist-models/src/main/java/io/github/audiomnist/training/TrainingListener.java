package io.github.audiomnist.training;

/** Hears how a training goes on; called on the training thread unless a method says otherwise. */
public interface TrainingListener {

  /** A listener that does nothing. */
  TrainingListener SILENT = new TrainingListener() {};

  /**
   * Features of one more clip were made; called by any thread, also by several at once.
   *
   * @param done clips so far
   * @param total clips in all
   */
  default void featuresMade(int done, int total) {}

  /**
   * One more batch was learned from.
   *
   * @param epoch number of the epoch, from 1
   * @param clipsDone clips of this epoch so far
   * @param clipsTotal clips of an epoch
   */
  default void batchDone(int epoch, int clipsDone, int clipsTotal) {}

  /** An epoch is over. */
  default void epochDone(EpochReport report) {}
}
