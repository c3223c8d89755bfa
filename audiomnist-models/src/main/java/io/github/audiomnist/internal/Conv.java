package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import org.jspecify.annotations.Nullable;

/** A convolution over one axis or two. */
final class Conv {

  private final String name;
  private final ConvSizes sizes;
  private final Parameter weight;
  private final @Nullable Parameter bias;

  Conv(NetworkBlock owner, String name, ConvSizes sizes) {
    this.name = name;
    this.sizes = sizes;
    weight =
        owner.declare(
            name + ".weight", Parameter.Type.WEIGHT, Init.he(sizes.fanIn()), sizes.weightShape());
    bias =
        sizes.bias()
            ? owner.declare(name + ".bias", Parameter.Type.BIAS, Init.ZEROS, sizes.outputs())
            : null;
  }

  /**
   * {@code [batch][rows][columns]} to {@code [batch][1][rows][columns]} whose channels lie side by
   * side in memory. What is made of it keeps that layout, in which convolutions need no copies.
   */
  static NDArray picture(NDArray features) {
    return features.expandDims(3).transpose(0, 3, 1, 2);
  }

  /** {@code [batch][inputs]…} to {@code [batch][outputs]…}. */
  NDArray apply(Forward pass, NDArray x) {
    NDArray convolved =
        x.getNDArrayInternal()
            .convolution(
                x,
                pass.value(weight),
                bias == null ? null : pass.value(bias),
                sizes.stride(),
                sizes.padding(),
                sizes.dilation(),
                sizes.groups())
            .singletonOrThrow();
    return bias == null
        ? pass.traced(name, convolved, sizes.fanIn(), weight)
        : pass.traced(name, convolved, sizes.fanIn(), weight, bias);
  }
}
