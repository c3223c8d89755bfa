package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recurrent layers over frames, the mean of the valid ones, layer normalisation if wanted, and a
 * linear head.
 *
 * <p>The backward direction reads each clip from its own last valid frame, so that padding has no
 * part in it.
 */
public final class RecurrentBlock extends NetworkBlock {

  private final List<RecurrentLayer> forward = new ArrayList<>();
  private final List<RecurrentLayer> backward = new ArrayList<>();
  private final @Nullable LayerNorm norm;
  private final Linear head;
  private final float dropout;

  /**
   * Declares the parameters.
   *
   * @param cell of all layers
   * @param rows values in a frame
   * @param hiddenSize of each direction
   * @param numLayers layers on top of each other
   * @param bidirectional whether a second direction reads from the end
   * @param normalized whether the mean is layer-normalised
   * @param dropout between layers and before the head, in [0, 1)
   * @param classes number of logits
   */
  public RecurrentBlock(
      Cell cell,
      int rows,
      int hiddenSize,
      int numLayers,
      boolean bidirectional,
      boolean normalized,
      float dropout,
      int classes) {
    super(classes);
    int inputs = rows;
    for (int i = 0; i < numLayers; i++) {
      String name = "%s.%s.".formatted(cell.prefix(), i);
      forward.add(new RecurrentLayer(this, name + "forward", cell, inputs, hiddenSize));
      if (bidirectional) {
        backward.add(new RecurrentLayer(this, name + "backward", cell, inputs, hiddenSize));
      }
      inputs = bidirectional ? 2 * hiddenSize : hiddenSize;
    }
    this.norm = normalized ? new LayerNorm(this, "norm", inputs) : null;
    this.head = new Linear(this, "head", inputs, classes);
    this.dropout = dropout;
  }

  @Override
  NDArray logits(Forward pass, NDArray features, NDArray validFrames) {
    NDArray x = features.transpose(0, 2, 1);
    for (int i = 0; i < forward.size(); i++) {
      x = layer(i, pass, i == 0 ? x : Dropout.apply(pass, x, dropout), validFrames);
    }
    NDArray mean = Frames.mean(x, validFrames);
    NDArray clip = norm == null ? mean : norm.apply(pass, mean);
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
