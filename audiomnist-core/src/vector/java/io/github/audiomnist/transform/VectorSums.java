package io.github.audiomnist.transform;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of weighed rows on the Vector API, in floats. Products and sums are fused, as those of plain
 * Java are ({@link Math#fma(float, float, float)}), so that both are the same to the last bit.
 * Several sums at a time keep the processor busy while each waits for its last addition. See {@link
 * VectorLanes} on how such loops are written.
 */
final class VectorSums {

  private static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() > 16
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  private static final Class<? extends FloatVector> TYPE =
      FLOATS.vectorType().asSubclass(FloatVector.class);

  /** Values of a row: 4, 8 or 16. */
  static final int LANES = FLOATS.length();

  /** Whether there are registers for 16 sums and more. */
  static final boolean IS_WIDE = LANES == 16;

  private VectorSums() {}

  /**
   * {@code sums[to + p * LANES + k] ←} the sum over i of {@code weights[8 * i + p] rows[from + i *
   * LANES + k]}, for p below 8.
   */
  static void ofEight(float[] rows, int from, float[] weights, float[] sums, int to) {
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    FloatVector e = a;
    FloatVector f = a;
    FloatVector g = a;
    FloatVector h = a;
    for (int i = 0; i < weights.length / 8; i++) {
      FloatVector x = FloatVector.fromArray(FLOATS, rows, from + i * LANES);
      a = x.fma(FloatVector.broadcast(FLOATS, weights[8 * i]), a);
      b = x.fma(FloatVector.broadcast(FLOATS, weights[8 * i + 1]), b);
      c = x.fma(FloatVector.broadcast(FLOATS, weights[8 * i + 2]), c);
      d = x.fma(FloatVector.broadcast(FLOATS, weights[8 * i + 3]), d);
      e = x.fma(FloatVector.broadcast(FLOATS, weights[8 * i + 4]), e);
      f = x.fma(FloatVector.broadcast(FLOATS, weights[8 * i + 5]), f);
      g = x.fma(FloatVector.broadcast(FLOATS, weights[8 * i + 6]), g);
      h = x.fma(FloatVector.broadcast(FLOATS, weights[8 * i + 7]), h);
    }
    TYPE.cast(a).intoArray(sums, to);
    TYPE.cast(b).intoArray(sums, to + LANES);
    TYPE.cast(c).intoArray(sums, to + 2 * LANES);
    TYPE.cast(d).intoArray(sums, to + 3 * LANES);
    TYPE.cast(e).intoArray(sums, to + 4 * LANES);
    TYPE.cast(f).intoArray(sums, to + 5 * LANES);
    TYPE.cast(g).intoArray(sums, to + 6 * LANES);
    TYPE.cast(h).intoArray(sums, to + 7 * LANES);
  }

  /**
   * As {@link #ofEight} of rows of {@code 2 * LANES} values: each weight that is read is multiplied
   * twice. For machines with registers for 16 sums.
   */
  static void ofEightWide(float[] rows, int from, float[] weights, float[] sums, int to) {
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    FloatVector e = a;
    FloatVector f = a;
    FloatVector g = a;
    FloatVector h = a;
    FloatVector a2 = a;
    FloatVector b2 = a;
    FloatVector c2 = a;
    FloatVector d2 = a;
    FloatVector e2 = a;
    FloatVector f2 = a;
    FloatVector g2 = a;
    FloatVector h2 = a;
    for (int i = 0; i < weights.length / 8; i++) {
      FloatVector x = FloatVector.fromArray(FLOATS, rows, from + 2 * i * LANES);
      FloatVector x2 = FloatVector.fromArray(FLOATS, rows, from + 2 * i * LANES + LANES);
      FloatVector w;
      w = FloatVector.broadcast(FLOATS, weights[8 * i]);
      a = x.fma(w, a);
      a2 = x2.fma(w, a2);
      w = FloatVector.broadcast(FLOATS, weights[8 * i + 1]);
      b = x.fma(w, b);
      b2 = x2.fma(w, b2);
      w = FloatVector.broadcast(FLOATS, weights[8 * i + 2]);
      c = x.fma(w, c);
      c2 = x2.fma(w, c2);
      w = FloatVector.broadcast(FLOATS, weights[8 * i + 3]);
      d = x.fma(w, d);
      d2 = x2.fma(w, d2);
      w = FloatVector.broadcast(FLOATS, weights[8 * i + 4]);
      e = x.fma(w, e);
      e2 = x2.fma(w, e2);
      w = FloatVector.broadcast(FLOATS, weights[8 * i + 5]);
      f = x.fma(w, f);
      f2 = x2.fma(w, f2);
      w = FloatVector.broadcast(FLOATS, weights[8 * i + 6]);
      g = x.fma(w, g);
      g2 = x2.fma(w, g2);
      w = FloatVector.broadcast(FLOATS, weights[8 * i + 7]);
      h = x.fma(w, h);
      h2 = x2.fma(w, h2);
    }
    TYPE.cast(a).intoArray(sums, to);
    TYPE.cast(a2).intoArray(sums, to + LANES);
    TYPE.cast(b).intoArray(sums, to + 2 * LANES);
    TYPE.cast(b2).intoArray(sums, to + 3 * LANES);
    TYPE.cast(c).intoArray(sums, to + 4 * LANES);
    TYPE.cast(c2).intoArray(sums, to + 5 * LANES);
    TYPE.cast(d).intoArray(sums, to + 6 * LANES);
    TYPE.cast(d2).intoArray(sums, to + 7 * LANES);
    TYPE.cast(e).intoArray(sums, to + 8 * LANES);
    TYPE.cast(e2).intoArray(sums, to + 9 * LANES);
    TYPE.cast(f).intoArray(sums, to + 10 * LANES);
    TYPE.cast(f2).intoArray(sums, to + 11 * LANES);
    TYPE.cast(g).intoArray(sums, to + 12 * LANES);
    TYPE.cast(g2).intoArray(sums, to + 13 * LANES);
    TYPE.cast(h).intoArray(sums, to + 14 * LANES);
    TYPE.cast(h2).intoArray(sums, to + 15 * LANES);
  }
}
