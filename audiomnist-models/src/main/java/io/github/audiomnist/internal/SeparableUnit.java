package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;

/** A convolution over time for each channel, one over channels, and batch normalisation. */
final class SeparableUnit {

  private final Conv depthwise;
  private final Conv pointwise;
  private final BatchNorm norm;

  SeparableUnit(
      NetworkBlock owner, String name, int inputs, int outputs, int kernelSize, int dilation) {
    depthwise =
        new Conv(
            owner,
            name + ".depthwise",
            ConvSizes.depthwise(inputs, kernelSize).withDilation(dilation));
    pointwise = new Conv(owner, name + ".pointwise", ConvSizes.same(inputs, outputs, 1));
    norm = new BatchNorm(owner, name + ".norm", outputs);
  }

  /** {@code [batch][inputs][frames]} to {@code [batch][outputs][frames]}. */
  NDArray apply(Forward pass, NDArray x) {
    return norm.apply(pass, pointwise.apply(pass, depthwise.apply(pass, x)));
  }
}
