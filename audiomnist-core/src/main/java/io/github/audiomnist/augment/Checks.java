package io.github.audiomnist.augment;

/** The checks that augmentations share, with messages of stage, expected and found. */
final class Checks {

  private Checks() {}

  /**
   * Fails unless {@code least <= low <= high <= most}.
   *
   * @param quantity name and unit of what is drawn from low to high
   */
  static void range(
      String stage, String quantity, double low, double high, double least, double most) {
    if (!(least <= low && low <= high && high <= most)) {
      throw new IllegalArgumentException(
          "%s: expected a range of %s within %s to %s, found %s to %s"
              .formatted(stage, quantity, least, most, low, high));
    }
  }

  /** Fails unless {@code value} is in [0, 1]. */
  static void share(String stage, String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s: expected %s of 0 to 1, found %s".formatted(stage, name, value));
    }
  }

  static void notNegative(String stage, String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(
          "%s: expected %s of at least 0, found %s".formatted(stage, name, value));
    }
  }
}
