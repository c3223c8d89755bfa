package io.github.audiomnist.transform;

import java.util.Arrays;
import java.util.List;

/**
 * Working memory of one plan for one thread. Its content between calls means nothing, and threads
 * may not share it.
 */
public final class Scratch {

  private final float[][] buffers;
  private final List<Scratch> children;

  private Scratch(float[][] buffers, List<Scratch> children) {
    this.buffers = buffers;
    this.children = children;
  }

  /** Memory of one buffer for each of {@code lengths}, in floats. */
  static Scratch of(int... lengths) {
    return new Scratch(allocate(lengths), List.of());
  }

  /** Memory of a plan that calls others: theirs, and one buffer for each of {@code lengths}. */
  static Scratch of(List<Scratch> children, int... lengths) {
    return new Scratch(allocate(lengths), List.copyOf(children));
  }

  private static float[][] allocate(int[] lengths) {
    return Arrays.stream(lengths).mapToObj(float[]::new).toArray(float[][]::new);
  }

  float[] buffer(int index) {
    return buffers[index];
  }

  Scratch child(int index) {
    return children.get(index);
  }

  /** Overwrites all of it; tests use this to show that no plan relies on what it finds. */
  void fill(float value) {
    for (float[] buffer : buffers) {
      Arrays.fill(buffer, value);
    }
    children.forEach(child -> child.fill(value));
  }
}
