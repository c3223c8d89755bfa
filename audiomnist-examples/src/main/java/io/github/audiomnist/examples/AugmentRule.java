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
  /** Clips mixed in pairs, under the usual masks: for speakers that are learned. */
  MIXUP,
  /** {@link Augmentation#voices}, mixed in pairs and masked lightly: for those that are not. */
  SPEAKERS;

  private static final Mixup IN_PAIRS = new Mixup(0.2);

  /** A copy of {@code settings} with these changes. */
  Training in(Training settings) {
    return switch (this) {
      case VOICES -> settings.withAugmentation(Augmentation.voices());
      case ROOMS -> settings.withAugmentation(Augmentation.rooms());
      case MIXUP -> settings.withMixup(IN_PAIRS);
      case SPEAKERS ->
          settings
              .withAugmentation(Augmentation.voices())
              .withMixup(IN_PAIRS)
              .withSpecAugment(SpecAugment.LIGHT);
    };
  }

  @Override
  public String toString() {
    return Choices.written(this);
  }
}
