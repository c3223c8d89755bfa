package io.github.audiomnist.augment;

import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.signal.TimeFrequency;

/** New features in the likeness of others. */
final class Features {

  private Features() {}

  /** Other values, row-major {@code [rows][columns]}, of the kind, spec and valid frames. */
  static <S extends TimeFrequency> S like(S features, float[] values) {
    return like(features, values, features.validFrames());
  }

  /** Other values and valid frames, of the kind and spec. */
  @SuppressWarnings("unchecked") // Every kind of spec has one final type.
  static <S extends TimeFrequency> S like(S features, float[] values, int validFrames) {
    return (S) Signal.of(features.spec(), values, validFrames);
  }
}
