package io.github.audiomnist.transform;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * One phase of a {@link SincFilter}, or {@value #MOST_PHASES} neighbours that share the rows they
 * read: for every row of {@link PhaseRows} a weight for each of them, 0 where a phase does not take
 * it.
 *
 * <p>Immutable; threads may share it.
 */
final class PhaseGroup {

  static final int MOST_PHASES = 8;

  private final int firstPhase;
  private final int numPhases;
  private final int[] at;
  private final float[] weights;

  PhaseGroup(SincFilter filter, int firstPhase, int numPhases, IntUnaryOperator at) {
    this.firstPhase = firstPhase;
    this.numPhases = numPhases;
    int taps = filter.weights(0).length;
    long first = filter.firstInput(firstPhase);
    int rows = (int) (filter.firstInput(firstPhase + numPhases - 1L) - first) + taps;
    int origin = (int) first + filter.half() - 1;
    this.at = IntStream.range(origin, origin + rows).map(at).toArray();
    this.weights = new float[rows * numPhases];
    for (int p = 0; p < numPhases; p++) {
      int offset = (int) (filter.firstInput(firstPhase + p) - first);
      for (int tap = 0; tap < taps; tap++) {
        weights[(offset + tap) * numPhases + p] = filter.weights(firstPhase + p)[tap];
      }
    }
  }

  /**
   * Writes the sums of all columns.
   *
   * @param sums {@code [up][columns]}
   */
  void sumOnVectors(float[] laidOut, int columns, float[] sums) {
    int to = firstPhase * columns;
    if (numPhases == 1) {
      for (int k = 0; k < columns; k += VectorSums.ONE_PHASE_COLUMNS) {
        VectorSums.onePhase(laidOut, at, weights, k, sums, to + k);
      }
    } else {
      for (int k = 0; k < columns; k += VectorSums.EIGHT_PHASES_COLUMNS) {
        VectorSums.eightPhases(laidOut, at, weights, k, sums, to + k, columns);
      }
    }
  }
}
