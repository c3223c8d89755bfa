package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * MatchboxNet: separable convolutions over time in residual blocks (Majumdar and Ginsburg 2020).
 * Padding has no part in it.
 */
public final class MatchboxNetBlock extends NetworkBlock {

  private static final int OUTER_CHANNELS = 128;
  private static final int FIRST_KERNEL = 11;
  private static final int BLOCK_KERNEL = 13;
  private static final int LAST_KERNEL = 29;

  private final SeparableUnit first;
  private final List<Residual> blocks = new ArrayList<>();
  private final SeparableUnit spread;
  private final ConvUnit last;
  private final Linear head;
  private final float dropout;
  private final float stochasticDepth;

  /**
   * Declares the parameters.
   *
   * @param rows values in a frame
   * @param numBlocks residual blocks, with kernels of 13, 15, 17 and so on
   * @param numSubBlocks separable convolutions in a block
   * @param channels of the blocks
   * @param dropout behind each rectifier, in [0, 1)
   * @param stochasticDepth share of the residual branches that a clip skips in training, in [0, 1)
   * @param classes number of logits
   */
  public MatchboxNetBlock(
      int rows,
      int numBlocks,
      int numSubBlocks,
      int channels,
      float dropout,
      float stochasticDepth,
      int classes) {
    super(classes);
    this.dropout = dropout;
    this.stochasticDepth = stochasticDepth;
    this.first = new SeparableUnit(this, "first", rows, OUTER_CHANNELS, FIRST_KERNEL, 1);
    int inputs = OUTER_CHANNELS;
    for (int i = 0; i < numBlocks; i++) {
      blocks.add(new Residual("block." + i, inputs, channels, BLOCK_KERNEL + 2 * i, numSubBlocks));
      inputs = channels;
    }
    this.spread = new SeparableUnit(this, "spread", inputs, OUTER_CHANNELS, LAST_KERNEL, 2);
    this.last = new ConvUnit(this, "last", ConvSizes.same(OUTER_CHANNELS, OUTER_CHANNELS, 1));
    this.head = new Linear(this, "head", OUTER_CHANNELS, classes);
  }

  @Override
  NDArray logits(Forward pass, NDArray features, NDArray validFrames) {
    TimeSeries x = TimeSeries.of(features, validFrames);
    x = rectified(pass, x, first.apply(pass, x.values()));
    for (Residual block : blocks) {
      x = block.apply(pass, x);
    }
    x = rectified(pass, x, spread.apply(pass, x.values()));
    x = rectified(pass, x, last.linear(pass, x.values()));
    return head.apply(pass, x.mean());
  }

  private TimeSeries rectified(Forward pass, TimeSeries before, NDArray values) {
    return before.with(Dropout.apply(pass, values.getNDArrayInternal().relu(), dropout));
  }

  private final class Residual {

    private final ConvUnit shortcut;
    private final List<SeparableUnit> units = new ArrayList<>();

    Residual(String name, int inputs, int outputs, int kernelSize, int numSubBlocks) {
      NetworkBlock owner = MatchboxNetBlock.this;
      for (int i = 0; i < numSubBlocks; i++) {
        int in = i == 0 ? inputs : outputs;
        units.add(
            new SeparableUnit(owner, "%s.unit.%s".formatted(name, i), in, outputs, kernelSize, 1));
      }
      shortcut = new ConvUnit(owner, name + ".shortcut", ConvSizes.same(inputs, outputs, 1));
    }

    TimeSeries apply(Forward pass, TimeSeries x) {
      TimeSeries y = x;
      for (SeparableUnit unit : units.subList(0, units.size() - 1)) {
        y = rectified(pass, y, unit.apply(pass, y.values()));
      }
      NDArray last = units.get(units.size() - 1).apply(pass, y.values());
      NDArray left = Dropout.ofClips(pass, last, stochasticDepth);
      return rectified(pass, x, left.add(shortcut.linear(pass, x.values())));
    }
  }
}
