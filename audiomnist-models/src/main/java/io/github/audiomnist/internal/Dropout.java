package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Dropout (Srivastava et al. 2014); the identity outside training and at rate 0. */
final class Dropout {

  private Dropout() {}

  static NDArray apply(Forward pass, NDArray x, float rate) {
    return isOff(pass, rate) ? x : x.getNDArrayInternal().dropout(x, rate, true).singletonOrThrow();
  }

  /** Drops whole channels of {@code [batch][channels]…} (Tompson et al. 2015). */
  static NDArray ofChannels(Forward pass, NDArray x, float rate) {
    return together(pass, x, rate, 2);
  }

  /** Drops {@code x} of whole clips, {@code [batch]…}: stochastic depth (Huang et al. 2016). */
  static NDArray ofClips(Forward pass, NDArray x, float rate) {
    return together(pass, x, rate, 1);
  }

  /** Drops together what has the same indices on the first {@code axes}. */
  private static NDArray together(Forward pass, NDArray x, float rate, int axes) {
    if (isOff(pass, rate)) {
      return x;
    }
    long[] sizes = x.getShape().getShape().clone();
    for (int axis = axes; axis < sizes.length; axis++) {
      sizes[axis] = 1;
    }
    return x.mul(apply(pass, x.getManager().ones(new Shape(sizes)), rate));
  }

  private static boolean isOff(Forward pass, float rate) {
    return rate == 0 || !pass.training();
  }
}
