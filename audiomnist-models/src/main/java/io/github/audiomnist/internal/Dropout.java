package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;

/** Dropout (Srivastava et al. 2014); the identity outside training and at rate 0. */
final class Dropout {

  private Dropout() {}

  static NDArray apply(Forward pass, NDArray x, float rate) {
    return rate == 0 || !pass.training()
        ? x
        : x.getNDArrayInternal().dropout(x, rate, true).singletonOrThrow();
  }
}
