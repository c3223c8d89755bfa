package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.training.ComputeDevice;
import java.util.Arrays;

/** A network with its final weights on a device; any number of threads may use it at once. */
public final class Classifier implements AutoCloseable {

  private static final int BATCH = 256;

  private final NetworkBlock block;
  private final Weights weights;
  private final SignalSpec spec;
  private final NDManager manager;
  private final ParameterStore store;

  /**
   * Puts the weights on the device.
   *
   * @throws IllegalArgumentException if the weights are not those of the network
   */
  public Classifier(NetworkBlock block, Weights weights, SignalSpec spec, ComputeDevice device) {
    this.block = block;
    this.weights = weights;
    this.spec = spec;
    this.manager = Devices.newManager(device);
    this.store = new ParameterStore(manager, false);
    try {
      block.load(weights, manager, false);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** The logits of one clip's features, row-major {@code [rows][columns]}. */
  public float[] logits(float[] features, int validFrames) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray x = scope.create(features, new Shape(1, spec.rows(), spec.columns()));
      NDArray valid = scope.create(new float[] {validFrames});
      return block.infer(store, new NDList(x, valid)).toFloatArray();
    }
  }

  /** The logits of every clip of a set, row-major {@code [clips][classes]}. */
  public float[][] logits(FeatureSet set) {
    float[][] all = new float[set.size()][];
    try (NDManager scope = manager.newSubManager();
        ResidentBatches batches = new ResidentBatches(set, scope)) {
      for (int start = 0; start < set.size(); start += BATCH) {
        int[] indices = range(start, Math.min(set.size(), start + BATCH));
        try (NDManager batchScope = scope.newSubManager()) {
          NDArray logits = block.infer(store, batches.batch(indices, batchScope));
          copyRows(logits.toFloatArray(), all, start, indices.length);
        }
      }
    }
    return all;
  }

  /**
   * The mean gradient of a label's logit along the line between two features, see {@link
   * PathGradients#mean}; within {@link Torch#collectingGradients}.
   */
  public double[] meanGradient(float[] from, float[] to, int validFrames, int label, int steps) {
    return new PathGradients(block, store, spec).mean(from, to, validFrames, label, steps);
  }

  static int[] range(int from, int to) {
    int[] indices = new int[to - from];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = from + i;
    }
    return indices;
  }

  private static void copyRows(float[] flat, float[][] rows, int start, int count) {
    int width = flat.length / count;
    for (int i = 0; i < count; i++) {
      rows[start + i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
    }
  }

  /** The weights, as they were given. */
  public Weights weights() {
    return weights;
  }

  @Override
  public void close() {
    manager.close();
  }
}
