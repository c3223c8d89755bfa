package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * Statistics of every row over valid frames, batch-normalised; hidden layers with rectifiers; a
 * linear head.
 */
public final class MlpBlock extends NetworkBlock {

  private final boolean deviations;
  private final BatchNorm norm;
  private final List<Linear> hidden = new ArrayList<>();
  private final Linear head;
  private final float dropout;

  /**
   * Declares the parameters.
   *
   * @param rows values in a frame
   * @param deviations whether a row's deviation is taken beside its mean
   * @param hiddenSizes of each layer
   * @param dropout behind each hidden layer, in [0, 1)
   * @param classes number of logits
   */
  public MlpBlock(
      int rows, boolean deviations, List<Integer> hiddenSizes, float dropout, int classes) {
    super(classes);
    this.deviations = deviations;
    this.dropout = dropout;
    int inputs = deviations ? 2 * rows : rows;
    this.norm = new BatchNorm(this, "norm", inputs);
    for (int size : hiddenSizes) {
      hidden.add(new Linear(this, "hidden." + hidden.size(), inputs, size));
      inputs = size;
    }
    this.head = new Linear(this, "head", inputs, classes);
  }

  @Override
  NDArray logits(Forward pass, NDArray features, NDArray validFrames) {
    NDArray x = norm.apply(pass, statistics(features.transpose(0, 2, 1), validFrames));
    for (Linear layer : hidden) {
      x = Dropout.apply(pass, layer.apply(pass, x).getNDArrayInternal().relu(), dropout);
    }
    return head.apply(pass, x);
  }

  private NDArray statistics(NDArray x, NDArray validFrames) {
    NDArray mean = Frames.mean(x, validFrames);
    if (!deviations) {
      return mean;
    }
    NDArray variance = Frames.mean(x.sub(mean.expandDims(1)).square(), validFrames);
    return mean.concat(variance.sqrt(), 1);
  }
}
