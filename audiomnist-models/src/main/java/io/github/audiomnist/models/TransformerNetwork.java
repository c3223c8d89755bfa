package io.github.audiomnist.models;

/**
 * A Transformer encoder over groups of frames (Vaswani et al. 2017), normalised before each part
 * (Xiong et al. 2020), with sinusoidal positions; the mean over valid tokens; a linear head.
 *
 * @param dModel size of a token
 * @param numHeads attention heads; divides {@code dModel}
 * @param numLayers encoder layers
 * @param feedForwardSize hidden size of the feed-forward networks
 * @param framesPerToken neighbouring frames that are embedded as one token
 * @param dropout on every residual branch and before the head, in [0, 1)
 */
public record TransformerNetwork(
    int dModel,
    int numHeads,
    int numLayers,
    int feedForwardSize,
    int framesPerToken,
    double dropout)
    implements Network {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is below 1, {@code numHeads} does not divide {@code
   *     dModel}, or {@code dropout} is outside [0, 1)
   */
  public TransformerNetwork {
    Sizes.atLeastOne("TransformerNetwork", "dModel", dModel);
    Sizes.atLeastOne("TransformerNetwork", "numHeads", numHeads);
    Sizes.atLeastOne("TransformerNetwork", "numLayers", numLayers);
    Sizes.atLeastOne("TransformerNetwork", "feedForwardSize", feedForwardSize);
    Sizes.atLeastOne("TransformerNetwork", "framesPerToken", framesPerToken);
    Sizes.dropout("TransformerNetwork", dropout);
    if (dModel % numHeads != 0) {
      throw new IllegalArgumentException(
          "TransformerNetwork: expected numHeads to divide dModel %d, found %d"
              .formatted(dModel, numHeads));
    }
  }

  /** A copy with tokens of another size. */
  public TransformerNetwork withDModel(int newDModel) {
    return new TransformerNetwork(
        newDModel, numHeads, numLayers, feedForwardSize, framesPerToken, dropout);
  }

  /** A copy with another number of attention heads. */
  public TransformerNetwork withNumHeads(int newNumHeads) {
    return new TransformerNetwork(
        dModel, newNumHeads, numLayers, feedForwardSize, framesPerToken, dropout);
  }

  /** A copy with another number of layers. */
  public TransformerNetwork withNumLayers(int newNumLayers) {
    return new TransformerNetwork(
        dModel, numHeads, newNumLayers, feedForwardSize, framesPerToken, dropout);
  }

  /** A copy with feed-forward networks of another size. */
  public TransformerNetwork withFeedForwardSize(int newFeedForwardSize) {
    return new TransformerNetwork(
        dModel, numHeads, numLayers, newFeedForwardSize, framesPerToken, dropout);
  }

  /** A copy with another number of frames in a token. */
  public TransformerNetwork withFramesPerToken(int newFramesPerToken) {
    return new TransformerNetwork(
        dModel, numHeads, numLayers, feedForwardSize, newFramesPerToken, dropout);
  }

  /** A copy with another dropout. */
  public TransformerNetwork withDropout(double newDropout) {
    return new TransformerNetwork(
        dModel, numHeads, numLayers, feedForwardSize, framesPerToken, newDropout);
  }
}
