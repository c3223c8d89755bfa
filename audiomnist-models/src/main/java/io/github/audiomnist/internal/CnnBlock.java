package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Convolutional units with pooling by 2 between them, the mean over bands and valid frames, and a
 * linear head.
 */
public final class CnnBlock extends NetworkBlock {

  private static final Shape TWO = new Shape(2, 2);
  private static final Shape NO_PADDING = new Shape(0, 0);

  private final List<ConvUnit> units = new ArrayList<>();
  private final Linear head;
  private final float dropout;

  /**
   * Declares the parameters.
   *
   * @param channels of each unit
   * @param kernelSize odd height and width of the kernels
   * @param dropout before the head, in [0, 1)
   * @param classes number of logits
   */
  public CnnBlock(List<Integer> channels, int kernelSize, float dropout, int classes) {
    super(classes);
    int inputs = 1;
    for (int outputs : channels) {
      ConvSizes sizes = ConvSizes.same(inputs, outputs, kernelSize, kernelSize);
      units.add(new ConvUnit(this, "unit." + units.size(), sizes));
      inputs = outputs;
    }
    this.head = new Linear(this, "head", inputs, classes);
    this.dropout = dropout;
  }

  @Override
  NDArray logits(Forward pass, NDArray features, NDArray validFrames) {
    NDArray x = Conv.picture(features);
    for (ConvUnit unit : units.subList(0, units.size() - 1)) {
      x = pooled(unit.linear(pass, x)).getNDArrayInternal().relu();
    }
    x = units.get(units.size() - 1).apply(pass, x);
    NDArray overBands = x.mean(new int[] {2}).transpose(0, 2, 1);
    NDArray valid = Frames.downsampled(validFrames, 1 << (units.size() - 1));
    return head.apply(pass, Dropout.apply(pass, Frames.mean(overBands, valid), dropout));
  }

  /** Rectified after it, a quarter of the values is left to do, and the same comes out. */
  private static NDArray pooled(NDArray x) {
    return x.getNDArrayInternal().maxPool(TWO, TWO, NO_PADDING, true);
  }
}
