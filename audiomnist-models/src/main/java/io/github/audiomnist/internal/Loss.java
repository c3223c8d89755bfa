package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/** Cross-entropy between a network's logits and target distributions. */
final class Loss {

  private Loss() {}

  /** Mean over the batch of {@code -Σ target log softmax(logits)}. */
  static NDArray crossEntropy(NDArray logits, NDArray targets) {
    return logits.logSoftmax(-1).mul(targets).sum(new int[] {-1}).mean().neg();
  }

  /** Rows with {@code smoothing} spread over all classes and the rest on the label. */
  static NDArray targets(NDManager manager, int[] labels, int classes, double smoothing) {
    float[] values = new float[labels.length * classes];
    Arrays.fill(values, (float) (smoothing / classes));
    for (int i = 0; i < labels.length; i++) {
      values[i * classes + labels[i]] += (float) (1 - smoothing);
    }
    return manager.create(values, new Shape(labels.length, classes));
  }
}
