package io.github.audiomnist.models;

import io.github.audiomnist.signal.TimeFrequency;
import java.util.Objects;

/**
 * A Transformer encoder (Vaswani et al. 2017), normalised before each part (Xiong et al. 2020),
 * over tokens that are linear embeddings of neighbouring frames; the mean over valid tokens, or a
 * token of the class; a linear head. Padding has no part in it but for what shares a token with the
 * last valid frame, and the batch statistics of an {@link InputNorm} in training.
 *
 * @param dModel size of a token
 * @param numHeads attention heads; divides {@code dModel}
 * @param numLayers encoder layers
 * @param feedForwardSize hidden size of the feed-forward networks
 * @param framesPerToken neighbouring frames that are embedded as one token
 * @param positions how tokens know where they stand
 * @param pooling what of the tokens goes into the head
 * @param inputNorm of the features
 * @param dropout on every residual branch and before the head, in [0, 1)
 * @param stochasticDepth share of the residual branches, two in a layer, that a clip skips in
 *     training, in [0, 1)
 */
public record TransformerNetwork(
    int dModel,
    int numHeads,
    int numLayers,
    int feedForwardSize,
    int framesPerToken,
    Positions positions,
    Pooling pooling,
    InputNorm inputNorm,
    double dropout,
    double stochasticDepth)
    implements Network<TimeFrequency> {

  /** How tokens know where they stand. */
  public enum Positions {
    /** Sines and cosines are added (Vaswani et al. 2017). */
    SINUSOIDAL,
    /** A learned vector for every place is added. */
    LEARNED,
    /** Not at all: the order of tokens does not matter. */
    NONE
  }

  /** What of the tokens goes into the head. */
  public enum Pooling {
    /** The mean of those that hold valid frames. */
    MEAN,
    /** One that stands before them and holds no frame (Devlin et al. 2019). */
    CLASS_TOKEN
  }

  /** What is done to features before they are embedded. */
  public enum InputNorm {
    /** Nothing. */
    NONE,
    /** Batch normalisation, row by row. */
    BATCH
  }

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is below 1, {@code numHeads} does not divide {@code
   *     dModel}, or {@code dropout} or {@code stochasticDepth} is outside [0, 1)
   */
  public TransformerNetwork {
    Sizes.atLeastOne("TransformerNetwork", "dModel", dModel);
    Sizes.atLeastOne("TransformerNetwork", "numHeads", numHeads);
    Sizes.atLeastOne("TransformerNetwork", "numLayers", numLayers);
    Sizes.atLeastOne("TransformerNetwork", "feedForwardSize", feedForwardSize);
    Sizes.atLeastOne("TransformerNetwork", "framesPerToken", framesPerToken);
    Objects.requireNonNull(positions, "positions");
    Objects.requireNonNull(pooling, "pooling");
    Objects.requireNonNull(inputNorm, "inputNorm");
    Sizes.dropout("TransformerNetwork", dropout);
    Sizes.share("TransformerNetwork", "stochasticDepth", stochasticDepth);
    if (dModel % numHeads != 0) {
      throw new IllegalArgumentException(
          "TransformerNetwork: expected numHeads to divide dModel %s, found %s"
              .formatted(dModel, numHeads));
    }
  }

  /** A copy with tokens of another size. */
  public TransformerNetwork withDModel(int newDModel) {
    return new TransformerNetwork(
        newDModel,
        numHeads,
        numLayers,
        feedForwardSize,
        framesPerToken,
        positions,
        pooling,
        inputNorm,
        dropout,
        stochasticDepth);
  }

  /** A copy with another number of attention heads. */
  public TransformerNetwork withNumHeads(int newNumHeads) {
    return new TransformerNetwork(
        dModel,
        newNumHeads,
        numLayers,
        feedForwardSize,
        framesPerToken,
        positions,
        pooling,
        inputNorm,
        dropout,
        stochasticDepth);
  }

  /** A copy with another number of layers. */
  public TransformerNetwork withNumLayers(int newNumLayers) {
    return new TransformerNetwork(
        dModel,
        numHeads,
        newNumLayers,
        feedForwardSize,
        framesPerToken,
        positions,
        pooling,
        inputNorm,
        dropout,
        stochasticDepth);
  }

  /** A copy with feed-forward networks of another size. */
  public TransformerNetwork withFeedForwardSize(int newFeedForwardSize) {
    return new TransformerNetwork(
        dModel,
        numHeads,
        numLayers,
        newFeedForwardSize,
        framesPerToken,
        positions,
        pooling,
        inputNorm,
        dropout,
        stochasticDepth);
  }

  /** A copy with another number of frames in a token. */
  public TransformerNetwork withFramesPerToken(int newFramesPerToken) {
    return new TransformerNetwork(
        dModel,
        numHeads,
        numLayers,
        feedForwardSize,
        newFramesPerToken,
        positions,
        pooling,
        inputNorm,
        dropout,
        stochasticDepth);
  }

  /** A copy with other positions. */
  public TransformerNetwork withPositions(Positions newPositions) {
    return new TransformerNetwork(
        dModel,
        numHeads,
        numLayers,
        feedForwardSize,
        framesPerToken,
        newPositions,
        pooling,
        inputNorm,
        dropout,
        stochasticDepth);
  }

  /** A copy with another pooling. */
  public TransformerNetwork withPooling(Pooling newPooling) {
    return new TransformerNetwork(
        dModel,
        numHeads,
        numLayers,
        feedForwardSize,
        framesPerToken,
        positions,
        newPooling,
        inputNorm,
        dropout,
        stochasticDepth);
  }

  /** A copy with another normalisation of features. */
  public TransformerNetwork withInputNorm(InputNorm newInputNorm) {
    return new TransformerNetwork(
        dModel,
        numHeads,
        numLayers,
        feedForwardSize,
        framesPerToken,
        positions,
        pooling,
        newInputNorm,
        dropout,
        stochasticDepth);
  }

  /** A copy with another dropout. */
  public TransformerNetwork withDropout(double newDropout) {
    return new TransformerNetwork(
        dModel,
        numHeads,
        numLayers,
        feedForwardSize,
        framesPerToken,
        positions,
        pooling,
        inputNorm,
        newDropout,
        stochasticDepth);
  }

  /** A copy whose clips skip another share of the residual branches in training. */
  public TransformerNetwork withStochasticDepth(double newStochasticDepth) {
    return new TransformerNetwork(
        dModel,
        numHeads,
        numLayers,
        feedForwardSize,
        framesPerToken,
        positions,
        pooling,
        inputNorm,
        dropout,
        newStochasticDepth);
  }
}
