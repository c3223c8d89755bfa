package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A block of {@link BcResNetBlock}: a convolution over bands; over their mean, a convolution over
 * time; the sum of both.
 */
final class BroadcastResidual {

  private static final int SUB_BANDS = 5;

  private final @Nullable ConvUnit transition;
  private final Conv overBands;
  private final BatchNorm subSpectralNorm;
  private final ConvUnit overTime;
  private final Conv pointwise;
  private final float dropout;
  private final float stochasticDepth;

  BroadcastResidual(
      NetworkBlock owner,
      String name,
      int inputs,
      int outputs,
      int dilation,
      boolean halves,
      float dropout,
      float stochasticDepth) {
    this.transition =
        inputs == outputs
            ? null
            : new ConvUnit(owner, name + ".transition", ConvSizes.same(inputs, outputs, 1, 1));
    ConvSizes bands = ConvSizes.depthwise(outputs, 3, 1).withStride(halves ? 2 : 1, 1);
    this.overBands = new Conv(owner, name + ".bands.conv", bands);
    this.subSpectralNorm = new BatchNorm(owner, name + ".bands.norm", SUB_BANDS * outputs);
    ConvSizes time = ConvSizes.depthwise(outputs, 1, 3).withDilation(1, dilation);
    this.overTime = new ConvUnit(owner, name + ".time", time);
    this.pointwise = new Conv(owner, name + ".pointwise", ConvSizes.same(outputs, outputs, 1, 1));
    this.dropout = dropout;
    this.stochasticDepth = stochasticDepth;
  }

  /** {@code [batch][inputs][bands][frames]} to {@code [batch][outputs]…}. */
  TimeSeries apply(Forward pass, TimeSeries x) {
    NDArray entered = transition == null ? x.values() : transition.apply(pass, x.values());
    NDArray bands = normalized(pass, overBands.apply(pass, entered));
    NDArray mean = x.with(bands.mean(new int[] {2}, true)).values();
    NDArray sum = bands.add(overTime(pass, mean));
    NDArray all =
        transition == null ? Dropout.ofClips(pass, sum, stochasticDepth).add(x.values()) : sum;
    return x.with(all.getNDArrayInternal().relu());
  }

  /** Each of five sub-bands has statistics of its own (Chang et al. 2021). */
  private NDArray normalized(Forward pass, NDArray x) {
    Shape shape = x.getShape();
    NDArray split = x.reshape(-1, shape.get(1) * SUB_BANDS, shape.get(2) / SUB_BANDS, shape.get(3));
    return subSpectralNorm.apply(pass, split).reshape(shape);
  }

  private NDArray overTime(Forward pass, NDArray mean) {
    NDArray convolved = overTime.linear(pass, mean);
    NDArray swish = convolved.mul(convolved.getNDArrayInternal().sigmoid());
    NDArray mixed = pointwise.apply(pass, swish);
    return Dropout.ofChannels(pass, mixed, dropout);
  }
}
