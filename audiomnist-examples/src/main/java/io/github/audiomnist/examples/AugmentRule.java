package io.github.audiomnist.examples;

import io.github.audiomnist.augment.Augmentation;

/** The changes of training clips that can be named on the command line. */
enum AugmentRule {
  VOICES,
  ROOMS;

  Augmentation augmentation() {
    return switch (this) {
      case VOICES -> Augmentation.voices();
      case ROOMS -> Augmentation.rooms();
    };
  }

  @Override
  public String toString() {
    return Choices.written(this);
  }
}
