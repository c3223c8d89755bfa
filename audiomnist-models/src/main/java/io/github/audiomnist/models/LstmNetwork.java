package io.github.audiomnist.models;

import io.github.audiomnist.signal.TimeFrequency;

/**
 * Long short-term memory over frames (Hochreiter and Schmidhuber 1997), the mean over valid frames,
 * layer normalisation, dropout, and a linear head. Padding has no part in it.
 *
 * @param hiddenSize of each direction
 * @param numLayers layers on top of each other
 * @param bidirectional whether a second direction reads each clip from its last valid frame
 * @param dropout between layers and before the head, in [0, 1)
 */
public record LstmNetwork(int hiddenSize, int numLayers, boolean bidirectional, double dropout)
    implements Network<TimeFrequency> {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is below 1 or {@code dropout} is outside [0, 1)
   */
  public LstmNetwork {
    Sizes.atLeastOne("LstmNetwork", "hiddenSize", hiddenSize);
    Sizes.atLeastOne("LstmNetwork", "numLayers", numLayers);
    Sizes.dropout("LstmNetwork", dropout);
  }

  /** A copy with another hidden size. */
  public LstmNetwork withHiddenSize(int newHiddenSize) {
    return new LstmNetwork(newHiddenSize, numLayers, bidirectional, dropout);
  }

  /** A copy with another number of layers. */
  public LstmNetwork withNumLayers(int newNumLayers) {
    return new LstmNetwork(hiddenSize, newNumLayers, bidirectional, dropout);
  }

  /** A copy that reads each clip from both ends. */
  public LstmNetwork withBothDirections() {
    return new LstmNetwork(hiddenSize, numLayers, true, dropout);
  }

  /** A copy with another dropout. */
  public LstmNetwork withDropout(double newDropout) {
    return new LstmNetwork(hiddenSize, numLayers, bidirectional, newDropout);
  }
}
