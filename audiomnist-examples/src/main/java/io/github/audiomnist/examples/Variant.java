package io.github.audiomnist.examples;

import io.github.audiomnist.models.CrossValidation;
import io.github.audiomnist.training.Training;

/**
 * One thing that an ablation tries.
 *
 * @param name within its group
 * @param trainers what is trained on each split
 * @param settings how, but for the seed
 */
record Variant(String name, CrossValidation.Trainers trainers, Training settings) {

  /** The name of its folder. */
  String folder() {
    return name.replace(' ', '-');
  }
}
