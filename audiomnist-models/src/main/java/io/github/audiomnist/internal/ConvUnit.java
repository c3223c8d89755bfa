package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;

/** A convolution without bias, batch normalisation, and a rectifier. */
final class ConvUnit {

  private final Conv conv;
  private final BatchNorm norm;

  ConvUnit(NetworkBlock owner, String name, ConvSizes sizes) {
    conv = new Conv(owner, name + ".conv", sizes);
    norm = new BatchNorm(owner, name + ".norm", sizes.outputs());
  }

  /** {@code [batch][inputs]…} to {@code [batch][outputs]…}. */
  NDArray apply(Forward pass, NDArray x) {
    return linear(pass, x).getNDArrayInternal().relu();
  }

  /** As {@link #apply}, without the rectifier. */
  NDArray linear(Forward pass, NDArray x) {
    return norm.apply(pass, conv.apply(pass, x));
  }
}
