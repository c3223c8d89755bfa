package io.github.audiomnist.transform;

import java.util.Arrays;
import java.util.List;

/**
 * A {@link SincFilter} in plain Java on many output samples at once: those of one phase, {@code up}
 * apart, have the same weights, on input samples that are {@code down} apart.
 *
 * <p>So the input is laid out transposed: with q counted from the first sample that output 0 takes,
 * sample {@code q + down * k} stands at {@code at(q) + k}, for all k side by side, and an output is
 * a sum of weighed rows, in the order in which {@link SincFilter#convolve} adds. That makes both
 * the same to the last bit.
 *
 * <p>Immutable; threads may share it.
 */
final class PhaseRows implements Convolution {

  /** Fewer samples of a phase are quicker one by one. */
  private static final int LEAST_COLUMNS = 16;

  /** Phases that are summed at a time. */
  private static final int TOGETHER = 2;

  /** Rows that are added at a time: with two sums as many arrays as C2 makes vectors of. */
  private static final int ROWS_AT_ONCE = 3;

  /** The quickest of those tried, from 124 to 252. */
  private static final int MOST_LANES = 252;

  /** Rows that are summed at a time stay in the second-level cache. */
  private static final int MOST_VALUES = 1 << 17;

  /** The input laid out, the sums, and the padded input. */
  private static final int FIXED_BUFFERS = 3;

  private final int before;
  private final int phases;
  private final int step;
  private final int rows;
  private final int columns;
  private final int pitch;
  private final int lanes;
  private final PhaseGroup[] groups;

  PhaseRows(SincFilter filter, int outLength) {
    int repeats = repeats(filter.up());
    this.before = filter.half() - 1;
    this.phases = filter.up() * repeats;
    this.step = filter.down() * repeats;
    this.rows = PhaseGroup.numRows(filter, phases);
    this.columns = (outLength + phases - 1) / phases;
    this.pitch = columns + (rows - 1) / step;
    int fitting = MOST_VALUES / rows;
    this.lanes = Math.min(columns, Math.min(MOST_LANES, fitting));
    this.groups = PhaseGroup.all(filter, phases, TOGETHER);
  }

  private static int repeats(int up) {
    return (TOGETHER + up - 1) / up;
  }

  /** Whether rows are quicker than samples one by one. */
  static boolean suit(SincFilter filter, int outLength) {
    int phases = filter.up() * repeats(filter.up());
    int step = filter.down() * repeats(filter.up());
    return filter.hasTable()
        && outLength >= (long) LEAST_COLUMNS * phases
        && PhaseGroup.numRows(filter, phases) <= MOST_VALUES / LEAST_COLUMNS
        && (long) outLength / phases * (phases + step) <= Integer.MAX_VALUE / 2;
  }

  private int at(int q) {
    return q % step * pitch + q / step;
  }

  /** The fixed buffers, the rows, and the two sums of a group. */
  @Override
  public Scratch newScratch() {
    int[] lengths = new int[FIXED_BUFFERS + rows + TOGETHER];
    Arrays.fill(lengths, lanes);
    lengths[0] = step * pitch;
    lengths[1] = phases * columns;
    lengths[2] = lengths[0];
    return Scratch.of(List.of(), lengths);
  }

  @Override
  public void convolve(float[] in, int inLength, float[] out, int outLength, Scratch scratch) {
    layOut(in, inLength, scratch);
    for (int column = 0; column < columns; column += lanes) {
      sum(column, Math.min(lanes, columns - column), scratch);
    }
    write(scratch.buffer(1), out, outLength);
  }

  private void write(float[] sums, float[] out, int outLength) {
    for (int k = 0; k * phases < outLength; k++) {
      for (int p = 0; p < phases && k * phases + p < outLength; p++) {
        out[k * phases + p] = sums[p * columns + k];
      }
    }
  }

  private void layOut(float[] in, int inLength, Scratch scratch) {
    float[] padded = scratch.buffer(2);
    float[] laidOut = scratch.buffer(0);
    int inside = Math.min(inLength, padded.length - before);
    Arrays.fill(padded, 0, before, 0);
    System.arraycopy(in, 0, padded, before, inside);
    Arrays.fill(padded, before + inside, padded.length, 0);
    for (int q = 0; q < step; q += 4) {
      if (q + 4 <= step) {
        layOutFour(padded, q, laidOut);
      } else {
        for (int i = q; i < step; i++) {
          for (int k = 0; k < pitch; k++) {
            laidOut[i * pitch + k] = padded[i + k * step];
          }
        }
      }
    }
  }

  /** Four rows at a time, so that a cache line is read once. */
  private void layOutFour(float[] padded, int q, float[] laidOut) {
    int a = q * pitch;
    int b = a + pitch;
    int c = b + pitch;
    int d = c + pitch;
    for (int k = 0; k < pitch; k++) {
      int i = q + k * step;
      laidOut[a + k] = padded[i];
      laidOut[b + k] = padded[i + 1];
      laidOut[c + k] = padded[i + 2];
      laidOut[d + k] = padded[i + 3];
    }
  }

  private void sum(int column, int count, Scratch scratch) {
    for (int q = 0; q < rows; q++) {
      System.arraycopy(scratch.buffer(0), at(q) + column, row(q, scratch), 0, count);
    }
    for (PhaseGroup group : groups) {
      addWeighed(group, count, scratch);
      for (int p = 0; p < TOGETHER; p++) {
        int to = (group.firstPhase() + p) * columns + column;
        System.arraycopy(row(rows + p, scratch), 0, scratch.buffer(1), to, count);
      }
    }
  }

  private float[] row(int q, Scratch scratch) {
    return scratch.buffer(FIXED_BUFFERS + q);
  }

  private void addWeighed(PhaseGroup group, int count, Scratch scratch) {
    float[] sum = row(rows, scratch);
    float[] next = row(rows + 1, scratch);
    float[] w = group.weights();
    Arrays.fill(sum, 0, count, 0);
    Arrays.fill(next, 0, count, 0);
    int r = group.firstRow();
    int i = 0;
    for (; i + TOGETHER * ROWS_AT_ONCE <= w.length; i += TOGETHER * ROWS_AT_ONCE) {
      RowLoops.addWeighed(
          sum,
          w[i],
          w[i + 2],
          w[i + 4],
          next,
          w[i + 1],
          w[i + 3],
          w[i + 5],
          row(r, scratch),
          row(r + 1, scratch),
          row(r + 2, scratch),
          count);
      r += ROWS_AT_ONCE;
    }
    for (; i < w.length; i += TOGETHER) {
      RowLoops.addWeighed(sum, w[i], next, w[i + 1], row(r, scratch), count);
      r++;
    }
  }
}
