package io.github.audiomnist.transform;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A {@link SincFilter} on many output samples at once: those of one phase, {@code up} apart, have
 * the same weights, on input samples that are {@code down} apart.
 *
 * <p>So the input is laid out transposed: with q counted from the first sample that output 0 takes,
 * sample {@code q + down * k} stands at {@code at(q) + k}, for all k side by side, and an output is
 * a sum of weighed rows, in the order in which {@link SincFilter#convolve} adds. That makes both
 * the same to the last bit.
 *
 * <p>Immutable; threads may share it.
 */
final class PhaseRows {

  /** Fewer samples of a phase are quicker one by one. */
  private static final int LEAST_COLUMNS = 16;

  /** Columns are padded to whole blocks, of the widest vectors that there are. */
  private static final int COLUMN_STEP = 16;

  private static final int COLUMN_STEP_OF_ONE_PHASE = 64;

  private static final int PLAIN_LANES = 128;

  /** Plain rows that are summed at a time stay in the second-level cache. */
  private static final int MOST_VALUES = 1 << 16;

  /** The input laid out, the sums, and the padded input. */
  private static final int FIXED_BUFFERS = 3;

  private final SincFilter filter;
  private final int taps;
  private final int together;
  private final int columns;
  private final int pitch;
  private final PhaseGroup[] groups;

  PhaseRows(SincFilter filter, int outLength) {
    int up = filter.up();
    int needed = (outLength + up - 1) / up;
    this.filter = filter;
    this.taps = filter.weights(0).length;
    this.together = up >= PhaseGroup.MOST_PHASES ? PhaseGroup.MOST_PHASES : 1;
    int step = together > 1 ? COLUMN_STEP : COLUMN_STEP_OF_ONE_PHASE;
    this.columns = (needed + step - 1) / step * step;
    this.pitch = columns + (filter.down() - 1 + taps) / filter.down();
    boolean worthIt = taps > 0 && needed >= LEAST_COLUMNS && size() <= Integer.MAX_VALUE / 2;
    this.groups = worthIt ? groups() : new PhaseGroup[0];
  }

  private long size() {
    return (long) filter.down() * pitch + (long) filter.up() * columns;
  }

  private PhaseGroup[] groups() {
    int up = filter.up();
    return IntStream.range(0, (up + together - 1) / together)
        .map(group -> Math.min(group * together, up - together))
        .mapToObj(first -> new PhaseGroup(filter, first, together, this::at))
        .toArray(PhaseGroup[]::new);
  }

  /** Whether there is a table of weights, and enough output samples a phase. */
  boolean isWorthIt() {
    return groups.length > 0;
  }

  private int at(int q) {
    return q % filter.down() * pitch + q / filter.down();
  }

  private int numRows() {
    return (int) filter.firstInput(filter.up() - 1L) + filter.half() - 1 + taps;
  }

  private int plainLanes() {
    int fitting = MOST_VALUES / numRows() / LEAST_COLUMNS * LEAST_COLUMNS;
    return Math.max(LEAST_COLUMNS, Math.min(columns, Math.min(PLAIN_LANES, fitting)));
  }

  Scratch newScratch() {
    return VectorKernel.isAvailable() ? scratch(0) : newPlainScratch();
  }

  /** Working memory of {@link #convolvePlainly}: the rows, and a sum of them. */
  Scratch newPlainScratch() {
    return scratch(numRows() + 1);
  }

  private Scratch scratch(int rows) {
    int[] lengths = new int[FIXED_BUFFERS + rows];
    Arrays.fill(lengths, plainLanes());
    lengths[0] = filter.down() * pitch;
    lengths[1] = filter.up() * columns;
    lengths[2] = lengths[0];
    return Scratch.of(List.of(), lengths);
  }

  /**
   * Writes the first {@code outLength} output samples.
   *
   * @param inLength samples of {@code in}; those beyond count as 0
   * @param scratch made by {@link #newScratch}
   */
  void convolve(float[] in, int inLength, float[] out, int outLength, Scratch scratch) {
    if (!VectorKernel.isAvailable()) {
      convolvePlainly(in, inLength, out, outLength, scratch);
      return;
    }
    layOut(in, inLength, scratch);
    for (PhaseGroup group : groups) {
      group.sumOnVectors(scratch.buffer(0), columns, scratch.buffer(1));
    }
    write(scratch.buffer(1), out, outLength);
  }

  /** As {@link #convolve}, without the Vector API. */
  void convolvePlainly(float[] in, int inLength, float[] out, int outLength, Scratch scratch) {
    layOut(in, inLength, scratch);
    int lanes = plainLanes();
    for (int column = 0; column < columns; column += lanes) {
      sumPlainly(column, Math.min(lanes, columns - column), scratch);
    }
    write(scratch.buffer(1), out, outLength);
  }

  private void write(float[] sums, float[] out, int outLength) {
    int up = filter.up();
    if (up == 1) {
      System.arraycopy(sums, 0, out, 0, outLength);
      return;
    }
    for (int k = 0; k * up < outLength; k++) {
      for (int p = 0; p < up && k * up + p < outLength; p++) {
        out[k * up + p] = sums[p * columns + k];
      }
    }
  }

  private void layOut(float[] in, int inLength, Scratch scratch) {
    float[] padded = scratch.buffer(2);
    float[] laidOut = scratch.buffer(0);
    int before = filter.half() - 1;
    int inside = Math.min(inLength, padded.length - before);
    Arrays.fill(padded, 0, before, 0);
    System.arraycopy(in, 0, padded, before, inside);
    Arrays.fill(padded, before + inside, padded.length, 0);
    int down = filter.down();
    for (int q = 0; q < down; q += 4) {
      if (q + 4 <= down) {
        layOutFour(padded, q, laidOut);
      } else {
        for (int i = q; i < down; i++) {
          for (int k = 0; k < pitch; k++) {
            laidOut[i * pitch + k] = padded[i + k * down];
          }
        }
      }
    }
  }

  /** Four rows at a time, so that a cache line is read once. */
  private void layOutFour(float[] padded, int q, float[] laidOut) {
    int down = filter.down();
    int a = q * pitch;
    int b = a + pitch;
    int c = b + pitch;
    int d = c + pitch;
    for (int k = 0; k < pitch; k++) {
      int i = q + k * down;
      laidOut[a + k] = padded[i];
      laidOut[b + k] = padded[i + 1];
      laidOut[c + k] = padded[i + 2];
      laidOut[d + k] = padded[i + 3];
    }
  }

  private void sumPlainly(int column, int lanes, Scratch scratch) {
    int rows = numRows();
    for (int q = 0; q < rows; q++) {
      System.arraycopy(
          scratch.buffer(0), at(q) + column, scratch.buffer(FIXED_BUFFERS + q), 0, lanes);
    }
    float[] sum = scratch.buffer(FIXED_BUFFERS + rows);
    for (int p = 0; p < filter.up(); p++) {
      float[] weights = filter.weights(p);
      int first = (int) filter.firstInput(p) + filter.half() - 1;
      Arrays.fill(sum, 0, lanes, 0);
      for (int tap = 0; tap < taps; tap += 2) {
        RowLoops.addWeighed(
            sum,
            weights[tap],
            scratch.buffer(FIXED_BUFFERS + first + tap),
            weights[tap + 1],
            scratch.buffer(FIXED_BUFFERS + first + tap + 1),
            lanes);
      }
      System.arraycopy(sum, 0, scratch.buffer(1), p * columns + column, lanes);
    }
  }
}
