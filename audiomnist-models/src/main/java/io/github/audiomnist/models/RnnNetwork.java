package io.github.audiomnist.models;

import io.github.audiomnist.signal.TimeFrequency;
import java.util.Objects;

/**
 * Simple recurrence over frames (Elman 1990), the mean over valid frames, dropout, and a linear
 * head: the baseline of the gated ones. Padding has no part in it.
 *
 * @param hiddenSize of each direction
 * @param numLayers layers on top of each other
 * @param direction in which clips are read
 * @param norm of the mean before the head
 * @param dropout between layers and before the head, in [0, 1)
 */
public record RnnNetwork(
    int hiddenSize, int numLayers, Direction direction, Norm norm, double dropout)
    implements Network<TimeFrequency> {

  /** In which a recurrent network reads a clip. */
  public enum Direction {
    /** From its first frame. */
    FORWARD,
    /** From its first frame and, beside that, from its last valid one. */
    BOTH
  }

  /** Of what goes into the head. */
  public enum Norm {
    /** None. */
    NONE,
    /** Layer normalisation (Ba et al. 2016). */
    LAYER
  }

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is below 1 or {@code dropout} is outside [0, 1)
   */
  public RnnNetwork {
    Sizes.atLeastOne("RnnNetwork", "hiddenSize", hiddenSize);
    Sizes.atLeastOne("RnnNetwork", "numLayers", numLayers);
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(norm, "norm");
    Sizes.dropout("RnnNetwork", dropout);
  }

  /** A copy with another hidden size. */
  public RnnNetwork withHiddenSize(int newHiddenSize) {
    return new RnnNetwork(newHiddenSize, numLayers, direction, norm, dropout);
  }

  /** A copy with another number of layers. */
  public RnnNetwork withNumLayers(int newNumLayers) {
    return new RnnNetwork(hiddenSize, newNumLayers, direction, norm, dropout);
  }

  /** A copy that reads each clip from both ends. */
  public RnnNetwork withBothDirections() {
    return new RnnNetwork(hiddenSize, numLayers, Direction.BOTH, norm, dropout);
  }

  /** A copy with layer normalisation before the head. */
  public RnnNetwork withLayerNorm() {
    return new RnnNetwork(hiddenSize, numLayers, direction, Norm.LAYER, dropout);
  }

  /** A copy with another dropout. */
  public RnnNetwork withDropout(double newDropout) {
    return new RnnNetwork(hiddenSize, numLayers, direction, norm, newDropout);
  }
}
