package io.github.audiomnist.models;

import io.github.audiomnist.data.Split;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;

/** Hears how a cross-validation goes on; called on its thread. */
public interface CrossValidationListener {

  /** A listener that does nothing. */
  CrossValidationListener SILENT = new CrossValidationListener() {};

  /**
   * The training of a fold begins.
   *
   * @param fold place of {@code split} among the splits, from 0
   * @param settings with the seed
   * @return who hears of this training
   */
  default TrainingListener foldStarted(int fold, Split split, Training settings) {
    return TrainingListener.SILENT;
  }

  /**
   * A fold is done, and safe if there is a folder.
   *
   * @param done folds so far, those found in the folder included
   * @param total folds of all seeds
   */
  default void foldDone(FoldResult result, int done, int total) {}
}
