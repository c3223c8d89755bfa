package io.github.audiomnist.training;

import io.github.audiomnist.evaluation.ConfusionMatrix;
import java.nio.FloatBuffer;
import java.util.List;

/** Hears how a training goes on; called on the training thread unless a method says otherwise. */
public interface TrainingListener {

  /** A listener that does nothing. */
  TrainingListener SILENT = new TrainingListener() {};

  /** A listener that tells all of {@code listeners}, in order, and ends training if one does. */
  static TrainingListener all(TrainingListener... listeners) {
    return new ListenerChain(List.of(listeners));
  }

  /**
   * Features of one more clip were made; called by any thread, also by several at once.
   *
   * @param done clips so far
   * @param total clips in all
   */
  default void featuresMade(int done, int total) {}

  /**
   * Learning begins, or goes on from a checkpoint.
   *
   * @param firstEpoch to be run; 1 if there was no checkpoint
   */
  default void trainingStarted(Training settings, int firstEpoch) {}

  /**
   * One more batch was learned from.
   *
   * @param epoch number of the epoch, from 1
   * @param clipsDone clips of this epoch so far
   * @param clipsTotal clips of an epoch
   */
  default void batchDone(int epoch, int clipsDone, int clipsTotal) {}

  /**
   * Asked after every batch and every clip's features; true ends the training, as an interrupt of
   * the training thread does. The best epoch that was complete is kept. Called by any thread.
   */
  default boolean isCancelled() {
    return false;
  }

  /**
   * Weights that an epoch came to; called for each tensor, before {@link #epochDone}.
   *
   * @param name of the tensor
   * @param values read-only, row-major; they do not change later
   */
  default void weightsReached(int epoch, String name, FloatBuffer values) {}

  /** How the validation clips were taken, before {@link #epochDone}; not called without any. */
  default void validated(int epoch, ConfusionMatrix confusion) {}

  /** An epoch is over; if there are checkpoints, it is safe. */
  default void epochDone(EpochReport report) {}

  /** Training is over. */
  default void trainingDone(TrainingReport report) {}
}
