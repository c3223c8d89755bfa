package io.github.audiomnist.transform;

import java.util.Arrays;
import java.util.List;

/**
 * Working memory of one plan for one thread. Its content between calls means nothing, and threads
 * may not share it.
 */
public final class Scratch {

  private final float[][] buffers;
  private final double[] doubles;
  private final List<Scratch> children;

  private Scratch(float[][] buffers, double[] doubles, List<Scratch> children) {
    this.buffers = buffers;
    this.doubles = doubles;
    this.children = children;
  }

  /** Memory of a plan that needs none. */
  static Scratch none() {
    return ofDoubles(0);
  }

  /** Memory of one buffer of {@code length} doubles. */
  static Scratch ofDoubles(int length) {
    return new Scratch(new float[0][], new double[length], List.of());
  }

  /**
   * Memory of a plan that calls others: theirs, and one buffer of floats for each of {@code
   * lengths}.
   */
  static Scratch of(List<Scratch> children, int... lengths) {
    return new Scratch(allocate(lengths), new double[0], List.copyOf(children));
  }

  private static float[][] allocate(int[] lengths) {
    return Arrays.stream(lengths).mapToObj(float[]::new).toArray(float[][]::new);
  }

  float[] buffer(int index) {
    return buffers[index];
  }

  double[] doubles() {
    return doubles;
  }

  Scratch child(int index) {
    return children.get(index);
  }

  /** Overwrites all of it; tests use this to show that no plan relies on what it finds. */
  void fill(float value) {
    for (float[] buffer : buffers) {
      Arrays.fill(buffer, value);
    }
    Arrays.fill(doubles, value);
    children.forEach(child -> child.fill(value));
  }
}
