package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * TC-ResNet: convolutions over time whose channels are the bands, in residual blocks (Choi et al.
 * 2019). Padding has no part in it.
 */
public final class TcResNetBlock extends NetworkBlock {

  private static final int FIRST_KERNEL = 3;

  private final ConvUnit first;
  private final List<Residual> blocks = new ArrayList<>();
  private final Linear head;
  private final float dropout;

  /**
   * Declares the parameters.
   *
   * @param rows values in a frame
   * @param channels of the first convolution and of each block; where they change, frames are
   *     halved
   * @param kernelSize odd, of the blocks
   * @param dropout before the head, in [0, 1)
   * @param stochasticDepth share of the residual branches that a clip skips in training, in [0, 1)
   * @param classes number of logits
   */
  public TcResNetBlock(
      int rows,
      List<Integer> channels,
      int kernelSize,
      float dropout,
      float stochasticDepth,
      int classes) {
    super(classes);
    int inputs = channels.get(0);
    this.first = new ConvUnit(this, "first", ConvSizes.same(rows, inputs, FIRST_KERNEL));
    for (int outputs : channels.subList(1, channels.size())) {
      blocks.add(
          new Residual(
              this, "block." + blocks.size(), inputs, outputs, kernelSize, stochasticDepth));
      inputs = outputs;
    }
    this.head = new Linear(this, "head", inputs, classes);
    this.dropout = dropout;
  }

  @Override
  NDArray logits(Forward pass, NDArray features, NDArray validFrames) {
    TimeSeries x = TimeSeries.of(features, validFrames);
    x = x.with(first.apply(pass, x.values()));
    for (Residual block : blocks) {
      x = block.apply(pass, x);
    }
    return head.apply(pass, Dropout.apply(pass, x.mean(), dropout));
  }

  private static final class Residual {

    private final int stride;
    private final float stochasticDepth;
    private final @Nullable ConvUnit shortcut;
    private final ConvUnit enter;
    private final ConvUnit leave;

    Residual(
        NetworkBlock owner,
        String name,
        int inputs,
        int outputs,
        int kernelSize,
        float stochasticDepth) {
      this.stochasticDepth = stochasticDepth;
      boolean changes = inputs != outputs;
      stride = changes ? 2 : 1;
      ConvSizes direct = ConvSizes.same(inputs, outputs, 1).withStride(stride);
      shortcut = changes ? new ConvUnit(owner, name + ".shortcut", direct) : null;
      ConvSizes entering = ConvSizes.same(inputs, outputs, kernelSize).withStride(stride);
      enter = new ConvUnit(owner, name + ".enter", entering);
      leave = new ConvUnit(owner, name + ".leave", ConvSizes.same(outputs, outputs, kernelSize));
    }

    TimeSeries apply(Forward pass, TimeSeries x) {
      NDArray direct = shortcut == null ? x.values() : shortcut.apply(pass, x.values());
      TimeSeries entered = x.with(enter.apply(pass, x.values()), stride);
      NDArray left = Dropout.ofClips(pass, leave.linear(pass, entered.values()), stochasticDepth);
      return entered.with(left.add(direct).getNDArrayInternal().relu());
    }
  }
}
