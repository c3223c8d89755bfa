package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A Transformer encoder over groups of frames, the mean of its valid tokens, and a linear head.
 *
 * <p>Positions are sinusoids (Vaswani et al. 2017); padding is kept out of attention and mean.
 */
public final class TransformerBlock extends NetworkBlock {

  private static final float EXCLUDED = -1e9f;

  private final int framesPerToken;
  private final int tokens;
  private final float[] positions;
  private final Shape positionsShape;
  private final Linear embedding;
  private final List<EncoderLayer> layers = new ArrayList<>();
  private final LayerNorm norm;
  private final Linear head;
  private final float dropout;

  /**
   * Declares the parameters.
   *
   * @param rows values in a frame
   * @param frames of every clip, valid or not
   * @param framesPerToken neighbouring frames that are embedded as one token
   * @param dModel size of a token
   * @param numHeads attention heads; divides {@code dModel}
   * @param numLayers encoder layers
   * @param feedForwardSize hidden size of the feed-forward networks
   * @param dropout on every residual branch, in [0, 1)
   * @param classes number of logits
   */
  public TransformerBlock(
      int rows,
      int frames,
      int framesPerToken,
      int dModel,
      int numHeads,
      int numLayers,
      int feedForwardSize,
      float dropout,
      int classes) {
    super(classes);
    this.framesPerToken = framesPerToken;
    this.tokens = frames / framesPerToken;
    this.positions = sinusoids(tokens, dModel);
    this.positionsShape = new Shape(1, tokens, dModel);
    this.dropout = dropout;
    this.embedding = new Linear(this, "embedding", rows * framesPerToken, dModel);
    for (int i = 0; i < numLayers; i++) {
      layers.add(
          new EncoderLayer(this, "encoder." + i, dModel, numHeads, feedForwardSize, dropout));
    }
    this.norm = new LayerNorm(this, "norm", dModel);
    this.head = new Linear(this, "head", dModel, classes);
  }

  @Override
  NDArray logits(Forward pass, NDArray features, NDArray validFrames) {
    NDArray valid = Frames.downsampled(validFrames, framesPerToken).minimum(tokens);
    NDArray keyBias = Frames.mask(valid, tokens).sub(1).mul(-EXCLUDED).expandDims(1).expandDims(1);
    NDArray x =
        embedding
            .apply(pass, patches(features))
            .add(features.getManager().create(positions, positionsShape));
    for (EncoderLayer layer : layers) {
      x = layer.apply(pass, x, keyBias);
    }
    NDArray clip = Frames.mean(norm.apply(pass, x), valid);
    return head.apply(pass, Dropout.apply(pass, clip, dropout));
  }

  /** {@code [batch][rows][frames]} to {@code [batch][tokens][framesPerToken * rows]}. */
  private NDArray patches(NDArray features) {
    Shape shape = features.getShape();
    long used = (long) tokens * framesPerToken;
    NDArray frames = features.transpose(0, 2, 1);
    NDArray whole = used == shape.get(2) ? frames : frames.get(":, :{}", used);
    return whole.reshape(-1, tokens, framesPerToken * shape.get(1));
  }

  /** Row-major {@code [tokens][dModel]}: sines in even places, cosines in odd ones. */
  private static float[] sinusoids(int tokens, int dModel) {
    float[] values = new float[Math.multiplyExact(tokens, dModel)];
    for (int t = 0; t < tokens; t++) {
      for (int i = 0; i < dModel; i++) {
        double angle = t / Math.pow(10_000, (double) (i - i % 2) / dModel);
        values[t * dModel + i] = (float) (i % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
      }
    }
    return values;
  }
}
