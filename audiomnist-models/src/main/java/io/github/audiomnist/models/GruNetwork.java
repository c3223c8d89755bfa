package io.github.audiomnist.models;

import io.github.audiomnist.signal.TimeFrequency;

/**
 * Gated recurrent units over frames (Cho et al. 2014), the mean over valid frames, layer
 * normalisation, dropout, and a linear head. Padding has no part in it.
 *
 * @param hiddenSize of each direction
 * @param numLayers layers on top of each other
 * @param bidirectional whether a second direction reads each clip from its last valid frame
 * @param dropout between layers and before the head, in [0, 1)
 */
public record GruNetwork(int hiddenSize, int numLayers, boolean bidirectional, double dropout)
    implements Network<TimeFrequency> {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is below 1 or {@code dropout} is outside [0, 1)
   */
  public GruNetwork {
    Sizes.atLeastOne("GruNetwork", "hiddenSize", hiddenSize);
    Sizes.atLeastOne("GruNetwork", "numLayers", numLayers);
    Sizes.dropout("GruNetwork", dropout);
  }

  /** A copy with another hidden size. */
  public GruNetwork withHiddenSize(int newHiddenSize) {
    return new GruNetwork(newHiddenSize, numLayers, bidirectional, dropout);
  }

  /** A copy with another number of layers. */
  public GruNetwork withNumLayers(int newNumLayers) {
    return new GruNetwork(hiddenSize, newNumLayers, bidirectional, dropout);
  }

  /** A copy that reads each clip from both ends. */
  public GruNetwork withBothDirections() {
    return new GruNetwork(hiddenSize, numLayers, true, dropout);
  }

  /** A copy with another dropout. */
  public GruNetwork withDropout(double newDropout) {
    return new GruNetwork(hiddenSize, numLayers, bidirectional, newDropout);
  }
}
