package io.github.audiomnist.training;

/** Refuses settings that are out of range. */
final class Checks {

  private Checks() {}

  static void atLeastOne(String stage, String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "%s: expected %s of at least 1, found %s".formatted(stage, name, value));
    }
  }

  static void positive(String stage, String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s: expected %s above 0, found %s".formatted(stage, name, value));
    }
  }

  static void notNegative(String stage, String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s: expected %s of at least 0, found %s".formatted(stage, name, value));
    }
  }

  /** Of 0 to 1, but not 1. */
  static void belowOne(String stage, String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s: expected %s in [0, 1), found %s".formatted(stage, name, value));
    }
  }

  /** Of 0 to 1. */
  static void share(String stage, String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s: expected %s in [0, 1], found %s".formatted(stage, name, value));
    }
  }
}
