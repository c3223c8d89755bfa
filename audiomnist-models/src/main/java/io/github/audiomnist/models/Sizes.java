package io.github.audiomnist.models;

/** The checks that networks share. */
final class Sizes {

  private Sizes() {}

  static void atLeastOne(String network, String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "%s: expected %s of at least 1, found %d".formatted(network, name, value));
    }
  }

  static void dropout(String network, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s: expected dropout in [0, 1), found %s".formatted(network, value));
    }
  }
}
