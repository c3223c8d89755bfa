package io.github.audiomnist.models;

import io.github.audiomnist.signal.TimeFrequency;

/**
 * KW-MLP (Morshed and Ahsan, "Attention-Free Keyword Spotting", 2021): frames are embedded one by
 * one; gated multilayer perceptrons (Liu et al. 2021) mix values, and frames; the mean over valid
 * frames; a linear head. Padding has no part in it.
 *
 * <p>Unlike the published code, a layer is dropped for single clips, not for a batch, and what
 * stays is scaled up in training (Huang et al. 2016); and the mean leaves padding out.
 *
 * @param size of a frame's embedding
 * @param numLayers gated perceptrons
 * @param feedForwardSize within them, even
 * @param stochasticDepth share of the layers that a clip skips in training, in [0, 1)
 */
public record KwMlp(int size, int numLayers, int feedForwardSize, double stochasticDepth)
    implements Network<TimeFrequency> {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is below 1, {@code feedForwardSize} is odd, or
   *     {@code stochasticDepth} is outside [0, 1)
   */
  public KwMlp {
    Sizes.atLeastOne("KwMlp", "size", size);
    Sizes.atLeastOne("KwMlp", "numLayers", numLayers);
    Sizes.atLeastOne("KwMlp", "feedForwardSize", feedForwardSize);
    if (feedForwardSize % 2 != 0) {
      throw new IllegalArgumentException(
          "KwMlp: expected an even feedForwardSize, found %s; one half gates the other"
              .formatted(feedForwardSize));
    }
    Sizes.share("KwMlp", "stochasticDepth", stochasticDepth);
  }

  /** A copy with embeddings of another size. */
  public KwMlp withSize(int newSize) {
    return new KwMlp(newSize, numLayers, feedForwardSize, stochasticDepth);
  }

  /** A copy with another number of layers. */
  public KwMlp withNumLayers(int newNumLayers) {
    return new KwMlp(size, newNumLayers, feedForwardSize, stochasticDepth);
  }

  /** A copy with layers of another size. */
  public KwMlp withFeedForwardSize(int newFeedForwardSize) {
    return new KwMlp(size, numLayers, newFeedForwardSize, stochasticDepth);
  }

  /** A copy whose clips skip another share of the layers. */
  public KwMlp withStochasticDepth(double newStochasticDepth) {
    return new KwMlp(size, numLayers, feedForwardSize, newStochasticDepth);
  }
}
