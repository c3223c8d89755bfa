package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * Layers of long short-term memory over frames, the mean of the valid ones, layer normalisation and
 * a linear head.
 *
 * <p>The backward direction reads each clip from its own last valid frame, so that padding has no
 * part in it.
 */
public final class LstmBlock extends NetworkBlock {

  private final List<LstmLayer> forward = new ArrayList<>();
  private final List<LstmLayer> backward = new ArrayList<>();
  private final LayerNorm norm;
  private final Linear head;
  private final float dropout;

  /**
   * Declares the parameters.
   *
   * @param rows values in a frame
   * @param hiddenSize of each direction
   * @param numLayers layers on top of each other
   * @param bidirectional whether a second direction reads from the end
   * @param dropout between layers and before the head, in [0, 1)
   * @param classes number of logits
   */
  public LstmBlock(
      int rows, int hiddenSize, int numLayers, boolean bidirectional, float dropout, int classes) {
    super(classes);
    int inputs = rows;
    for (int i = 0; i < numLayers; i++) {
      forward.add(new LstmLayer(this, "lstm.%d.forward".formatted(i), inputs, hiddenSize));
      if (bidirectional) {
        backward.add(new LstmLayer(this, "lstm.%d.backward".formatted(i), inputs, hiddenSize));
      }
      inputs = bidirectional ? 2 * hiddenSize : hiddenSize;
    }
    this.norm = new LayerNorm(this, "norm", inputs);
    this.head = new Linear(this, "head", inputs, classes);
    this.dropout = dropout;
  }

  @Override
  NDArray logits(Forward pass, NDArray features, NDArray validFrames) {
    NDArray x = features.transpose(0, 2, 1);
    for (int i = 0; i < forward.size(); i++) {
      x = layer(i, pass, i == 0 ? x : Dropout.apply(pass, x, dropout), validFrames);
    }
    NDArray clip = norm.apply(pass, Frames.mean(x, validFrames));
    return head.apply(pass, Dropout.apply(pass, clip, dropout));
  }

  private NDArray layer(int i, Forward pass, NDArray x, NDArray validFrames) {
    NDArray read = forward.get(i).apply(pass, x);
    if (backward.isEmpty()) {
      return read;
    }
    NDArray fromEnd = backward.get(i).apply(pass, Frames.reversed(x, validFrames));
    return read.concat(Frames.reversed(fromEnd, validFrames), 2);
  }
}
