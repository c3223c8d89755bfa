package io.github.audiomnist.models;

import java.util.List;

/** The checks that networks share. */
final class Sizes {

  private Sizes() {}

  static void atLeastOne(String network, String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "%s: expected %s of at least 1, found %s".formatted(network, name, value));
    }
  }

  /** A copy of {@code values}, of which there is one, each at least 1. */
  static List<Integer> atLeastOne(String network, String name, List<Integer> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: expected at least one of %s, found none".formatted(network, name));
    }
    values.forEach(value -> atLeastOne(network, name, value));
    return List.copyOf(values);
  }

  static void count(String network, String name, int count, List<Integer> values) {
    if (values.size() != count) {
      throw new IllegalArgumentException(
          "%s: expected %s %s, found %s".formatted(network, count, name, values));
    }
  }

  static void odd(String network, String name, int value) {
    atLeastOne(network, name, value);
    if (value % 2 == 0) {
      throw new IllegalArgumentException(
          "%s: expected an odd %s, found %s".formatted(network, name, value));
    }
  }

  static void dropout(String network, double value) {
    share(network, "dropout", value);
  }

  static void share(String network, String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s: expected %s in [0, 1), found %s".formatted(network, name, value));
    }
  }
}
