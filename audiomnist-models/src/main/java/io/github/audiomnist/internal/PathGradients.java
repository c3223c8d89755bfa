package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.github.audiomnist.signal.SignalSpec;

/** Gradients of a logit by the features, along a straight line through the space of features. */
final class PathGradients {

  private static final int BATCH = 32;

  private final NetworkBlock block;
  private final ParameterStore store;
  private final SignalSpec spec;

  PathGradients(NetworkBlock block, ParameterStore store, SignalSpec spec) {
    this.block = block;
    this.store = store;
    this.spec = spec;
  }

  /**
   * The mean gradient at {@code steps} points: the middles of so many equal parts of the line from
   * {@code from} to {@code to}, both row-major {@code [rows][columns]}.
   *
   * <p>To be called within {@link Torch#collectingGradients}.
   */
  double[] mean(float[] from, float[] to, int validFrames, int label, int steps) {
    double[] sums = new double[from.length];
    for (int first = 0; first < steps; first += BATCH) {
      addGradients(
          from, to, validFrames, label, first, Math.min(BATCH, steps - first), steps, sums);
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= steps;
    }
    return sums;
  }

  private void addGradients(
      float[] from,
      float[] to,
      int validFrames,
      int label,
      int first,
      int count,
      int steps,
      double[] sums) {
    float[] points = new float[count * from.length];
    float[] valid = new float[count];
    for (int i = 0; i < count; i++) {
      valid[i] = validFrames;
      double share = (first + i + 0.5) / steps;
      for (int j = 0; j < from.length; j++) {
        points[i * from.length + j] = (float) (from[j] + share * (to[j] - from[j]));
      }
    }
    float[] gradients = gradients(points, valid, label);
    for (int i = 0; i < gradients.length; i++) {
      sums[i % sums.length] += gradients[i];
    }
  }

  /** Clips of a batch do not touch each other, so the gradient of the sum is that of each. */
  private float[] gradients(float[] points, float[] valid, int label) {
    try (NDManager scope = store.getManager().newSubManager()) {
      NDArray x = scope.create(points, new Shape(valid.length, spec.rows(), spec.columns()));
      x.setRequiresGradient(true);
      try (GradientCollector collector = Torch.engine().newGradientCollector()) {
        NDList inputs = new NDList(x, scope.create(valid));
        NDArray logits = block.forward(store, inputs, false).singletonOrThrow();
        collector.backward(logits.get(new NDIndex(":, {}", label)).sum());
        return x.getGradient().toFloatArray();
      }
    }
  }
}
