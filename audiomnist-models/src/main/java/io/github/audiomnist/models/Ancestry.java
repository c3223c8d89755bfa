package io.github.audiomnist.models;

import java.util.List;

/**
 * The recogniser with whose weights a training began.
 *
 * @param weightsSha256 hash of its weights file
 * @param labels that it chose among
 * @param newHead whether the layer that depends on the labels began anew
 * @param frozen layers that stayed as they were, in order
 * @param provenance where it came from itself
 */
public record Ancestry(
    String weightsSha256,
    List<String> labels,
    boolean newHead,
    List<String> frozen,
    Provenance provenance) {

  /** Copies the lists. */
  public Ancestry {
    labels = List.copyOf(labels);
    frozen = List.copyOf(frozen);
  }
}
