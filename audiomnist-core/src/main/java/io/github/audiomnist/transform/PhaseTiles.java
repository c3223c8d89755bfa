package io.github.audiomnist.transform;

import java.util.Arrays;
import java.util.List;

/**
 * A {@link SincFilter} on the Vector API, on many output samples at once.
 *
 * <p>Output samples that are a multiple of {@code up} apart have the same weights. So an output
 * sample is counted by phase, its number modulo {@code phases}, and lane; a tile is as many lanes
 * as a vector has. Its input is laid out transposed: row r holds sample r under the first phase, of
 * all lanes. A phase is then a sum of weighed rows, in the order in which {@link
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
    int lanes = VectorSums.LANES;
    return Scratch.of(List.of(), rows * lanes, phases * lanes, Math.max(rows, phases) * lanes);
  }

  @Override
  public void convolve(float[] in, int inLength, float[] out, int outLength, Scratch scratch) {
    float[] tile = scratch.buffer(0);
    float[] sums = scratch.buffer(1);
    for (int lane = 0; (long) lane * phases < outLength; lane += VectorSums.LANES) {
      layOut(in, inLength, lane, tile, scratch.buffer(2));
      for (PhaseGroup group : groups) {
        int from = group.firstRow() * VectorSums.LANES;
        int to = group.firstPhase() * VectorSums.LANES;
        VectorSums.ofEight(tile, from, group.weights(), sums, to);
      }
      write(sums, out, lane * phases, outLength, scratch.buffer(2));
    }
  }

  private void layOut(float[] in, int inLength, int firstLane, float[] tile, float[] edge) {
    long start = (long) firstLane * step + firstInput;
    boolean isInside = start >= 0 && start + (VectorSums.LANES - 1L) * step + rows <= inLength;
    if (isInside) {
      transpose(in, (int) start, step, rows, tile);
    } else {
      for (int lane = 0; lane < VectorSums.LANES; lane++) {
        copy(in, inLength, start + (long) lane * step, edge, lane * rows, rows);
      }
      transpose(edge, 0, rows, rows, tile);
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

  private static void transpose(float[] in, int start, int hop, int count, float[] tile) {
    for (int lane = 0; lane < VectorSums.LANES; lane += VectorSquares.SIDE) {
      VectorSquares.transpose(in, start + lane * hop, hop, count, tile, lane, VectorSums.LANES);
    }
  }

  private void write(float[] sums, float[] out, int done, int outLength, float[] last) {
    int lanes = VectorSums.LANES;
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
