package io.github.audiomnist.transform;

import java.util.stream.IntStream;

/**
 * Neighbouring phases of a {@link SincFilter} that are summed together, as they share most of the
 * samples they take. Row r is sample r from the first one that phase 0 takes.
 *
 * <p>Immutable; threads may share it.
 */
final class PhaseGroup {

  private final int firstPhase;
  private final int firstRow;
  private final float[] weights;

  private PhaseGroup(SincFilter filter, int firstPhase, int together) {
    this.firstPhase = firstPhase;
    this.firstRow = firstRow(filter, firstPhase);
    this.weights = new float[(numRows(filter, firstPhase + together) - firstRow) * together];
    for (int p = 0; p < together; p++) {
      float[] taps = filter.weights(firstPhase + p);
      int offset = firstRow(filter, firstPhase + p) - firstRow;
      for (int tap = 0; tap < taps.length; tap++) {
        weights[(offset + tap) * together + p] = taps[tap];
      }
    }
  }

  /** All of {@code phases}, {@code together} a group; the last may share phases with another. */
  static PhaseGroup[] all(SincFilter filter, int phases, int together) {
    return IntStream.range(0, (phases + together - 1) / together)
        .map(group -> Math.min(group * together, phases - together))
        .mapToObj(first -> new PhaseGroup(filter, first, together))
        .toArray(PhaseGroup[]::new);
  }

  private static int firstRow(SincFilter filter, int phase) {
    return (int) (filter.firstInput(phase) - filter.firstInput(0));
  }

  /** Rows that the first {@code phases} take. */
  static int numRows(SincFilter filter, int phases) {
    return firstRow(filter, phases - 1) + filter.weights(0).length;
  }

  /** Number of the first phase. */
  int firstPhase() {
    return firstPhase;
  }

  /** The first row that the group takes. */
  int firstRow() {
    return firstRow;
  }

  /**
   * For every row from the first one weight for each phase, 0 where it does not take the row; not
   * to be written to.
   */
  float[] weights() {
    return weights;
  }
}
