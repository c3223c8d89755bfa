package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;

/** The checks that transforms share, with messages of stage, expected, found and remedy. */
final class Checks {

  private Checks() {}

  static void positive(String stage, String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "%s: expected %s of at least 1, found %s; raise it".formatted(stage, name, value));
    }
  }

  /** Fails unless {@code value} is in [0, 1]. */
  static void share(String stage, String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s: expected %s of 0 to 1, found %s".formatted(stage, name, value));
    }
  }

  static void bands(String stage, int nMels, double fMin, double fMax) {
    if (nMels < 1 || nMels > MelFilterbank.MAX_MELS) {
      throw new IllegalArgumentException(
          "%s: expected 1 to %s bands, found %s; choose nMels between"
              .formatted(stage, MelFilterbank.MAX_MELS, nMels));
    }
    if (!(fMin >= 0) || !(fMax > fMin) || Double.isInfinite(fMax)) {
      throw new IllegalArgumentException(
          "%s: expected 0 <= fMin < fMax, found fMin %s and fMax %s Hz; choose a range such as 0 to half the sample rate"
              .formatted(stage, fMin, fMax));
    }
  }

  static void kind(String stage, SignalSpec input, SignalKind expected, String remedy) {
    if (input.kind() != expected) {
      throw new SpecMismatchException(stage, "a " + expected, input, remedy);
    }
  }

  static void timeFrequency(String stage, SignalSpec input) {
    if (input.kind() == SignalKind.WAVEFORM) {
      throw new SpecMismatchException(stage, "rows by frames", input, "put Stft before it");
    }
  }

  static void scale(String stage, SignalSpec input, Scale expected, String remedy) {
    if (input.scale() != expected) {
      throw new SpecMismatchException(stage, "values of scale " + expected, input, remedy);
    }
  }

  static void linear(String stage, SignalSpec input, String remedy) {
    if (input.scale() != Scale.POWER && input.scale() != Scale.MAGNITUDE) {
      throw new SpecMismatchException(stage, "values of scale POWER or MAGNITUDE", input, remedy);
    }
  }

  static void compressed(String stage, SignalSpec input) {
    switch (input.scale()) {
      case DECIBELS, LOG, CEPSTRAL, COMPRESSED -> {}
      case AMPLITUDE, MAGNITUDE, POWER, STANDARDIZED ->
          throw new SpecMismatchException(
              stage,
              "values of scale DECIBELS, LOG, CEPSTRAL or COMPRESSED",
              input,
              "put PowerToDb or PowerToLog before it");
    }
  }

  static float[] toFloats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
