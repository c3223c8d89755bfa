package io.github.audiomnist.transform;

import java.util.Arrays;
import java.util.List;

/**
 * A {@link SincFilter} on the Vector API, on many output samples at once.
 *
 * <p>Output samples that are a multiple of {@code up} apart have the same weights. So an output
 * sample is counted by phase, its number modulo {@code phases}, and lane; a tile is as many lanes
 * as a vector or two have. Its input is laid out transposed: row r holds sample r under the first
 * phase, of all lanes. A phase is then a sum of weighed rows, in the order in which {@link
 * SincFilter#convolve} adds, which makes both the same to the last bit. A tile stays in the caches
 * next to the processor.
 *
 * <p>Immutable; threads may share it.
 */
final class PhaseTiles implements Convolution {

  /** Phases that are summed at a time, as they share most rows. */
  private static final int TOGETHER = 8;

  /** So many phases that neighbouring lanes share few samples, which are laid out for each. */
  private static final int LEAST_PHASES = 64;

  /** Fewer would leave most of a tile empty. */
  private static final int LEAST_LANES = 8;

  /** Of a tile; more would leave the second-level cache. */
  private static final int MOST_ROWS = 1 << 13;

  private static final int ROWS_AT_ONCE = 64;

  private final int firstInput;
  private final int phases;
  private final int step;
  private final int rows;
  private final PhaseGroup[] groups;

  PhaseTiles(SincFilter filter) {
    int repeats = repeats(filter.up());
    this.firstInput = (int) filter.firstInput(0);
    this.phases = filter.up() * repeats;
    this.step = filter.down() * repeats;
    int side = VectorSquares.SIDE;
    this.rows = (PhaseGroup.numRows(filter, phases) + side - 1) / side * side;
    this.groups = PhaseGroup.all(filter, phases, TOGETHER);
  }

  /** Whole groups of phases, at least {@link #LEAST_PHASES} in all. */
  private static int repeats(int up) {
    int repeats = (LEAST_PHASES + up - 1) / up;
    return up >= LEAST_PHASES ? 1 : (repeats + TOGETHER - 1) / TOGETHER * TOGETHER;
  }

  /** Whether tiles are quicker than samples one by one. */
  static boolean suit(SincFilter filter, int outLength) {
    int phases = filter.up() * repeats(filter.up());
    return filter.hasTable()
        && outLength >= (long) LEAST_LANES * phases
        && PhaseGroup.numRows(filter, phases) <= MOST_ROWS;
  }

  /** A tile, its sums, and its samples at an end of the clip. */
  @Override
  public Scratch newScratch() {
    int lanes = VectorSums.IS_WIDE ? 2 * VectorSums.LANES : VectorSums.LANES;
    return Scratch.of(List.of(), rows * lanes, phases * lanes, Math.max(rows, phases) * lanes);
  }

  @Override
  public void convolve(float[] in, int inLength, float[] out, int outLength, Scratch scratch) {
    for (int lane = 0; (long) lane * phases < outLength; ) {
      boolean isWide = VectorSums.IS_WIDE && (lane + (long) VectorSums.LANES) * phases < outLength;
      int lanes = isWide ? 2 * VectorSums.LANES : VectorSums.LANES;
      layOut(in, inLength, lane, lanes, scratch.buffer(0), scratch.buffer(2));
      sum(lanes, scratch.buffer(0), scratch.buffer(1));
      write(scratch.buffer(1), lanes, out, lane * phases, outLength, scratch.buffer(2));
      lane += lanes;
    }
  }

  private void sum(int lanes, float[] tile, float[] sums) {
    for (PhaseGroup group : groups) {
      int from = group.firstRow() * lanes;
      int to = group.firstPhase() * lanes;
      if (lanes == VectorSums.LANES) {
        VectorSums.ofEight(tile, from, group.weights(), sums, to);
      } else {
        VectorSums.ofEightWide(tile, from, group.weights(), sums, to);
      }
    }
  }

  private void layOut(
      float[] in, int inLength, int firstLane, int lanes, float[] tile, float[] edge) {
    long start = (long) firstLane * step + firstInput;
    boolean isInside = start >= 0 && start + (lanes - 1L) * step + rows <= inLength;
    if (isInside) {
      transpose(in, (int) start, step, lanes, tile);
    } else {
      for (int lane = 0; lane < lanes; lane++) {
        copy(in, inLength, start + (long) lane * step, edge, lane * rows, rows);
      }
      transpose(edge, 0, rows, lanes, tile);
    }
  }

  /** Copies samples from number {@code start}; those that are not there are 0. */
  private static void copy(
      float[] in, int inLength, long start, float[] out, int first, int length) {
    int from = (int) Math.min(length, Math.max(0, -start));
    int to = (int) Math.max(from, Math.min(length, inLength - start));
    Arrays.fill(out, first, first + from, 0);
    System.arraycopy(in, (int) Math.min(inLength, start + from), out, first + from, to - from);
    Arrays.fill(out, first + to, first + length, 0);
  }

  /** So many rows at a time that they are in the first-level cache when the next lanes come. */
  private void transpose(float[] in, int start, int hop, int lanes, float[] tile) {
    for (int row = 0; row < rows; row += ROWS_AT_ONCE) {
      int count = Math.min(ROWS_AT_ONCE, rows - row);
      for (int lane = 0; lane < lanes; lane += VectorSquares.SIDE) {
        int from = start + row + lane * hop;
        VectorSquares.transpose(in, from, hop, count, tile, row * lanes + lane, lanes);
      }
    }
  }

  private void write(float[] sums, int lanes, float[] out, int done, int outLength, float[] last) {
    boolean fits = phases * lanes <= outLength - done;
    float[] to = fits ? out : last;
    int first = fits ? done : 0;
    for (int p = 0; p < phases; p += VectorSquares.SIDE) {
      int phase = Math.min(p, phases - VectorSquares.SIDE);
      VectorSquares.transpose(sums, phase * lanes, lanes, lanes, to, first + phase, phases);
    }
    if (!fits) {
      System.arraycopy(last, 0, out, done, outLength - done);
    }
  }
}
