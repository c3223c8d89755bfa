package io.github.audiomnist.augment;

/**
 * The random streams of a clip that are not those of an {@link Augmentation}, which count from 0.
 */
final class Streams {

  static final int CUTOUT = -1;
  static final int MIXUP = -2;
  static final int VOCAL_TRACT_WARP = -3;

  private Streams() {}
}
