package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * KW-MLP: gated multilayer perceptrons over the values of frames, and over frames (Morshed and
 * Ahsan 2021). Padding has no part in it.
 */
public final class KwMlpBlock extends NetworkBlock {

  private final Linear embedding;
  private final List<GatedMlp> layers = new ArrayList<>();
  private final LayerNorm norm;
  private final Linear head;

  /**
   * Declares the parameters.
   *
   * @param rows values in a frame
   * @param frames of every clip, valid or not
   * @param size of a frame's embedding
   * @param numLayers gated perceptrons
   * @param feedForwardSize even size within them
   * @param stochasticDepth share of the layers that a clip skips in training, in [0, 1)
   * @param classes number of logits
   */
  public KwMlpBlock(
      int rows,
      int frames,
      int size,
      int numLayers,
      int feedForwardSize,
      float stochasticDepth,
      int classes) {
    super(classes);
    this.embedding = new Linear(this, "embedding", rows, size);
    for (int i = 0; i < numLayers; i++) {
      layers.add(new GatedMlp(this, "layer." + i, size, feedForwardSize, frames, stochasticDepth));
    }
    this.norm = new LayerNorm(this, "norm", size);
    this.head = new Linear(this, "head", size, classes);
  }

  @Override
  NDArray logits(Forward pass, NDArray features, NDArray validFrames) {
    NDArray mask = Frames.mask(validFrames, features.getShape().get(2)).expandDims(2);
    NDArray x = embedding.apply(pass, features.transpose(0, 2, 1));
    for (GatedMlp layer : layers) {
      x = layer.apply(pass, x, mask);
    }
    return head.apply(pass, Frames.mean(norm.apply(pass, x), validFrames));
  }
}
