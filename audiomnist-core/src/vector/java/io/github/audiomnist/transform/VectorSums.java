package io.github.audiomnist.transform;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of weighed rows on the Vector API, in floats. Products and sums are not fused, so that they
 * are those of plain Java to the last bit. Several sums at a time keep the processor busy while
 * each waits for its last addition. See {@link VectorLanes} on how such loops are written.
 */
final class VectorSums {

  private static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() > 16
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  private static final int LANES = FLOATS.length();

  /** Columns that {@link #onePhase} sums. */
  static final int ONE_PHASE_COLUMNS = 4 * LANES;

  /** Columns that {@link #eightPhases} sums. */
  static final int EIGHT_PHASES_COLUMNS = LANES;

  private VectorSums() {}

  /** {@code sums[to + k] ←} the sum over i of {@code weights[i] rows[at[i] + column + k]}. */
  static void onePhase(float[] rows, int[] at, float[] weights, int column, float[] sums, int to) {
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    for (int i = 0; i < at.length; i++) {
      int from = at[i] + column;
      FloatVector w = FloatVector.broadcast(FLOATS, weights[i]);
      a = a.add(FloatVector.fromArray(FLOATS, rows, from).mul(w));
      b = b.add(FloatVector.fromArray(FLOATS, rows, from + LANES).mul(w));
      c = c.add(FloatVector.fromArray(FLOATS, rows, from + 2 * LANES).mul(w));
      d = d.add(FloatVector.fromArray(FLOATS, rows, from + 3 * LANES).mul(w));
    }
    a.intoArray(sums, to);
    b.intoArray(sums, to + LANES);
    c.intoArray(sums, to + 2 * LANES);
    d.intoArray(sums, to + 3 * LANES);
  }

  /**
   * {@code sums[to + p * pitch + k] ←} the sum over i of {@code weights[8i + p] rows[at[i] + column
   * + k]}, for p below 8.
   */
  static void eightPhases(
      float[] rows, int[] at, float[] weights, int column, float[] sums, int to, int pitch) {
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    FloatVector e = a;
    FloatVector f = a;
    FloatVector g = a;
    FloatVector h = a;
    for (int i = 0; i < at.length; i++) {
      FloatVector x = FloatVector.fromArray(FLOATS, rows, at[i] + column);
      a = a.add(x.mul(weights[8 * i]));
      b = b.add(x.mul(weights[8 * i + 1]));
      c = c.add(x.mul(weights[8 * i + 2]));
      d = d.add(x.mul(weights[8 * i + 3]));
      e = e.add(x.mul(weights[8 * i + 4]));
      f = f.add(x.mul(weights[8 * i + 5]));
      g = g.add(x.mul(weights[8 * i + 6]));
      h = h.add(x.mul(weights[8 * i + 7]));
    }
    a.intoArray(sums, to);
    b.intoArray(sums, to + pitch);
    c.intoArray(sums, to + 2 * pitch);
    d.intoArray(sums, to + 3 * pitch);
    e.intoArray(sums, to + 4 * pitch);
    f.intoArray(sums, to + 5 * pitch);
    g.intoArray(sums, to + 6 * pitch);
    h.intoArray(sums, to + 7 * pitch);
  }
}
