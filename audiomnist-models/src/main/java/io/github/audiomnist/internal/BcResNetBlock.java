package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * BC-ResNet: what is learned over time alone is broadcast to all bands (Kim et al. 2021). Padding
 * has no part in it.
 */
public final class BcResNetBlock extends NetworkBlock {

  /** Blocks in each of four stages; stages 1 and 2 halve the bands. */
  private static final List<Integer> STAGES = List.of(2, 2, 4, 4);

  /** Bands that are left, the height of the last kernel. */
  private static final int LAST_BANDS = 5;

  private final ConvUnit first;
  private final List<BroadcastResidual> blocks = new ArrayList<>();
  private final Conv overBands;
  private final ConvUnit last;
  private final Linear head;

  /**
   * Declares the parameters, for features of 40 rows.
   *
   * @param channels 8 times the paper's width τ
   * @param dropout of whole channels in each block, in [0, 1)
   * @param stochasticDepth share of the blocks beside a residual that a clip skips in training, in
   *     [0, 1)
   * @param classes number of logits
   */
  public BcResNetBlock(int channels, float dropout, float stochasticDepth, int classes) {
    super(classes);
    int inputs = 2 * channels;
    this.first = new ConvUnit(this, "first", ConvSizes.same(1, inputs, 5, 5).withStride(2, 1));
    List<Integer> widths = List.of(channels, channels * 3 / 2, channels * 2, channels * 5 / 2);
    for (int stage = 0; stage < STAGES.size(); stage++) {
      for (int i = 0; i < STAGES.get(stage); i++) {
        int outputs = widths.get(stage);
        boolean halves = i == 0 && (stage == 1 || stage == 2);
        String name = "stage.%s.%s".formatted(stage, i);
        blocks.add(
            new BroadcastResidual(
                this, name, inputs, outputs, 1 << stage, halves, dropout, stochasticDepth));
        inputs = outputs;
      }
    }
    ConvSizes full = ConvSizes.depthwise(inputs, LAST_BANDS, 5).withPadding(0, 2);
    this.overBands = new Conv(this, "last.depthwise", full);
    this.last = new ConvUnit(this, "last", ConvSizes.same(inputs, 4 * channels, 1, 1));
    this.head = new Linear(this, "head", 4 * channels, classes);
  }

  @Override
  NDArray logits(Forward pass, NDArray features, NDArray validFrames) {
    TimeSeries x = TimeSeries.of(features.expandDims(1), validFrames);
    x = x.with(first.apply(pass, x.values()));
    for (BroadcastResidual block : blocks) {
      x = block.apply(pass, x);
    }
    x = x.with(last.apply(pass, overBands.apply(pass, x.values())));
    return head.apply(pass, x.mean());
  }
}
