package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;

/** Cross-entropy between a network's logits and {@link Targets}. */
final class Loss {

  private Loss() {}

  /** Mean over the batch of {@code -Σ target log softmax(logits)}. */
  static NDArray crossEntropy(NDArray logits, NDArray targets) {
    return logits.logSoftmax(-1).mul(targets).sum(new int[] {-1}).mean().neg();
  }
}
