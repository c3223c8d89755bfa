package io.github.audiomnist.examples;

import io.github.audiomnist.augment.Augmentation;
import io.github.audiomnist.augment.Mixup;
import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.training.Training;

/** The changes of training clips that can be named on the command line. */
enum AugmentRule {
  /** {@link Augmentation#voices}. */
  VOICES,
  /** {@link Augmentation#rooms}. */
  ROOMS,
  /** {@link Augmentation#voices}, mixed and masked lightly: for speakers that are not learned. */
  SPEAKERS;

  private static final Mixup MIXUP = new Mixup(0.2);

  /** A copy of {@code settings} with these changes. */
  Training in(Training settings) {
    return switch (this) {
      case VOICES -> settings.withAugmentation(Augmentation.voices());
      case ROOMS -> settings.withAugmentation(Augmentation.rooms());
      case SPEAKERS ->
          settings
              .withAugmentation(Augmentation.voices())
              .withMixup(MIXUP)
              .withSpecAugment(SpecAugment.LIGHT);
    };
  }

  @Override
  public String toString() {
    return Choices.written(this);
  }
}
