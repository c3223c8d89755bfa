package io.github.audiomnist.transform;

import java.util.Arrays;

/**
 * {@link Deltas} on a stream. Level 0 are the values, level k their k-th derivative; each level
 * keeps its latest columns.
 */
final class DeltasStage implements StreamStage {

  private final Deltas<?> recipe;
  private final double[][] weights;
  private final int rows;
  private final int half;
  private final int kept;

  /** {@code [order + 1][kept][rows]}; column t of a level stands at {@code t % kept}. */
  private final float[][] levels;

  /** Columns of each level that are there. */
  private final long[] done;

  private final float[] out;
  private long given;
  private long numRecorded;
  private boolean ended;

  /**
   * @param weights of a window's frames, for every derivative
   * @param rows values in a column
   */
  DeltasStage(Deltas<?> recipe, double[][] weights, int rows) {
    this.recipe = recipe;
    this.weights = weights;
    this.rows = rows;
    this.half = recipe.windowLength() / 2;
    this.kept = reach(recipe.order()) + half + 1;
    this.levels = new float[recipe.order() + 1][Math.multiplyExact(kept, rows)];
    this.done = new long[levels.length];
    this.out = new float[recipe.rows() == Deltas.Rows.STACKED ? rows * levels.length : rows];
  }

  private boolean isFitted() {
    return recipe.method() == Deltas.Method.POLYNOMIAL;
  }

  /** Columns behind its own that a level takes of the values. */
  private int reach(int level) {
    return isFitted() ? half : level * half;
  }

  @Override
  public int latency() {
    return reach(recipe.order()) + 1;
  }

  @Override
  public void accept(float[] columns, int from, int count, boolean recorded, ColumnSink next) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(columns, from + i * rows, levels[0], at(done[0]), rows);
      done[0]++;
      numRecorded += recorded ? 1 : 0;
      give(next);
    }
  }

  @Override
  public void flush(ColumnSink next) {
    ended = true;
    give(next);
  }

  private void give(ColumnSink next) {
    for (int level = 1; level < levels.length; level++) {
      for (long decided = decided(level); done[level] < decided; done[level]++) {
        differentiate(level, done[level]);
      }
    }
    for (; given < done[recipe.order()]; given++) {
      collect(given);
      next.accept(out, 0, 1, given < numRecorded);
    }
  }

  /** Columns of a level that the values so far decide; a polynomial takes a whole window. */
  private long decided(int level) {
    if (isFitted() && done[0] < recipe.windowLength()) {
      return 0;
    }
    return ended ? done[0] : done[0] - reach(level);
  }

  private void differentiate(int level, long column) {
    int source = isFitted() ? 0 : level - 1;
    long last = done[source] - 1;
    long centre = isFitted() ? Math.max(half, Math.min(last - half, column)) : column;
    int target = at(column);
    for (int row = 0; row < rows; row++) {
      levels[level][target + row] =
          (float) weighted(weights[level - 1], levels[source], row, centre - half, last);
    }
  }

  /** The weighted sum of a window that begins at column {@code first}, which may be negative. */
  private double weighted(double[] frameWeights, float[] source, int row, long first, long last) {
    double sum = 0;
    for (int i = 0; i < frameWeights.length; i++) {
      sum += frameWeights[i] * source[at(Math.max(0, Math.min(last, first + i))) + row];
    }
    return sum;
  }

  private void collect(long column) {
    int from = at(column);
    if (recipe.rows() == Deltas.Rows.DERIVATIVE) {
      System.arraycopy(levels[recipe.order()], from, out, 0, rows);
      return;
    }
    for (int level = 0; level < levels.length; level++) {
      System.arraycopy(levels[level], from, out, level * rows, rows);
    }
  }

  private int at(long column) {
    return (int) (column % kept) * rows;
  }

  @Override
  public void reset() {
    Arrays.fill(done, 0);
    given = 0;
    numRecorded = 0;
    ended = false;
  }
}
