package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Transformer encoder over groups of frames, the mean of its valid tokens or the token of the
 * class, and a linear head. Padding is kept out of attention and mean.
 */
public final class TransformerBlock extends NetworkBlock {

  private static final float EXCLUDED = -1e9f;
  private static final double FIRST_DEVIATION = 0.02;

  /** How tokens know where they stand. */
  public enum Positions {
    /** Sines and cosines (Vaswani et al. 2017). */
    SINUSOIDAL,
    /** A vector for every place. */
    LEARNED,
    /** Not at all. */
    NONE
  }

  /**
   * How frames become tokens.
   *
   * @param framesPerToken neighbouring frames that are embedded as one token
   * @param positions that are added to them
   * @param classToken whether a token of its own is read out, in place of the mean
   * @param normalized whether the features are batch-normalised first, row by row
   */
  public record Tokens(
      int framesPerToken, Positions positions, boolean classToken, boolean normalized) {}

  /**
   * The encoder.
   *
   * @param dModel size of a token
   * @param numHeads attention heads; divides {@code dModel}
   * @param numLayers encoder layers
   * @param feedForwardSize hidden size of the feed-forward networks
   * @param dropout on every residual branch, in [0, 1)
   * @param stochasticDepth share of the residual branches that a clip skips in training, in [0, 1)
   */
  public record Encoder(
      int dModel,
      int numHeads,
      int numLayers,
      int feedForwardSize,
      float dropout,
      float stochasticDepth) {}

  private final int framesPerToken;
  private final int tokens;
  private final @Nullable BatchNorm inputNorm;
  private final Linear embedding;
  private final float @Nullable [] sinusoids;
  private final @Nullable Parameter positions;
  private final @Nullable Parameter classToken;
  private final Shape positionsShape;
  private final List<EncoderLayer> layers = new ArrayList<>();
  private final LayerNorm norm;
  private final Linear head;
  private final float dropout;

  /**
   * Declares the parameters.
   *
   * @param rows values in a frame
   * @param frames of every clip, valid or not
   * @param classes number of logits
   */
  public TransformerBlock(int rows, int frames, Tokens kind, Encoder encoder, int classes) {
    super(classes);
    int dModel = encoder.dModel();
    this.framesPerToken = kind.framesPerToken();
    this.tokens = frames / framesPerToken;
    this.positionsShape = new Shape(1, tokens, dModel);
    this.dropout = encoder.dropout();
    this.inputNorm = kind.normalized() ? new BatchNorm(this, "input_norm", rows) : null;
    this.embedding = new Linear(this, "embedding", rows * framesPerToken, dModel);
    this.sinusoids = kind.positions() == Positions.SINUSOIDAL ? sinusoids(tokens, dModel) : null;
    this.positions =
        kind.positions() == Positions.LEARNED ? vectors("positions", tokens, dModel) : null;
    this.classToken = kind.classToken() ? vectors("class_token", 1, dModel) : null;
    for (int i = 0; i < encoder.numLayers(); i++) {
      layers.add(
          new EncoderLayer(
              this,
              "encoder." + i,
              dModel,
              encoder.numHeads(),
              encoder.feedForwardSize(),
              dropout,
              encoder.stochasticDepth()));
    }
    this.norm = new LayerNorm(this, "norm", dModel);
    this.head = new Linear(this, "head", dModel, classes);
  }

  private Parameter vectors(String name, long... shape) {
    return declare(name, Parameter.Type.OTHER, Init.normal(FIRST_DEVIATION), shape);
  }

  @Override
  NDArray logits(Forward pass, NDArray features, NDArray validFrames) {
    NDArray valid = Frames.downsampled(validFrames, framesPerToken).minimum(tokens);
    NDArray scaled = inputNorm == null ? features : inputNorm.apply(pass, features);
    NDArray x = withClassToken(pass, placed(pass, embedding.apply(pass, patches(scaled))));
    int own = classToken == null ? 0 : 1;
    NDArray keyBias =
        Frames.mask(own == 0 ? valid : valid.add(own), tokens + own)
            .sub(1)
            .mul(-EXCLUDED)
            .expandDims(1)
            .expandDims(1);
    for (EncoderLayer layer : layers) {
      x = layer.apply(pass, x, keyBias);
    }
    NDArray normalized = norm.apply(pass, x);
    NDArray clip = own == 0 ? Frames.mean(normalized, valid) : normalized.get(":, 0");
    return head.apply(pass, Dropout.apply(pass, clip, dropout));
  }

  private NDArray placed(Forward pass, NDArray x) {
    if (sinusoids != null) {
      return x.add(x.getManager().create(sinusoids, positionsShape));
    }
    return positions == null
        ? x
        : pass.traced("positions", x.add(pass.value(positions)), 0, positions);
  }

  /** The token of the class comes first, so that padding stays at the end. */
  private NDArray withClassToken(Forward pass, NDArray x) {
    if (classToken == null) {
      return x;
    }
    Shape shape = new Shape(x.getShape().get(0), 1, x.getShape().get(2));
    NDArray own = pass.value(classToken).expandDims(0).broadcast(shape);
    return pass.traced("class_token", own.concat(x, 1), 0, classToken);
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
