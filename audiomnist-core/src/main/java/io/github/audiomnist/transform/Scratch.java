package io.github.audiomnist.transform;

import java.util.Arrays;
import java.util.List;

/**
 * Working memory of one plan for one thread. Its content between calls means nothing, and threads
 * may not share it.
 */
public final class Scratch {

  private final float[][] buffers;
  private final double[][] rows;
  private final List<Scratch> children;
  private final Alignment alignment = new Alignment();

  private Scratch(float[][] buffers, double[][] rows, List<Scratch> children) {
    this.buffers = buffers;
    this.rows = rows;
    this.children = children;
  }

  /** Memory of a plan that needs none. */
  public static Scratch none() {
    return ofDoubles(0);
  }

  /** Memory of one buffer of doubles for each of {@code lengths}. */
  static Scratch ofDoubles(int... lengths) {
    double[][] rows = Arrays.stream(lengths).mapToObj(double[]::new).toArray(double[][]::new);
    return new Scratch(new float[0][], rows, List.of());
  }

  /** Memory of {@code count} rows of {@code length} doubles. */
  static Scratch ofRows(int count, int length) {
    return new Scratch(new float[0][], new double[count][length], List.of());
  }

  /**
   * Memory of a plan that calls others: theirs, and one buffer of floats for each of {@code
   * lengths}.
   */
  static Scratch of(List<Scratch> children, int... lengths) {
    return new Scratch(allocate(lengths), new double[0][], List.copyOf(children));
  }

  private static float[][] allocate(int[] lengths) {
    return Arrays.stream(lengths).mapToObj(float[]::new).toArray(float[][]::new);
  }

  float[] buffer(int index) {
    return buffers[index];
  }

  double[] doubles() {
    return rows[0];
  }

  double[][] rows() {
    return rows;
  }

  /** For {@link #doubles}. */
  Alignment alignment() {
    return alignment;
  }

  Scratch child(int index) {
    return children.get(index);
  }

  /** Overwrites all of it; tests use this to show that no plan relies on what it finds. */
  void fill(float value) {
    for (float[] buffer : buffers) {
      Arrays.fill(buffer, value);
    }
    for (double[] row : rows) {
      Arrays.fill(row, value);
    }
    children.forEach(child -> child.fill(value));
  }
}
