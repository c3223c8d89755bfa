package io.github.audiomnist.transform;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops of the vector kernel, and the only class that knows the Vector API. It is
 * compiled on its own, before all others, and loaded only where {@code jdk.incubator.vector} is
 * resolved.
 *
 * <p>Layout: row i of {@code z} holds sample i of {@link #LANES} frames, at {@code i * LANES}. Rows
 * 2k and 2k + 1 are the real and imaginary part of element k. Steps are those of {@code RowLoops},
 * but a whole butterfly stays in registers, and {@code z} in the first-level cache.
 *
 * <p>A butterfly is done {@code count} times: at elements {@code first + j * step}, with factors
 * from {@code w + j * wStep} of {@code t}.
 *
 * <p>Methods are short and call no other with vectors, because a call that is not inlined boxes
 * them: it cost a factor of five and a megabyte of garbage a clip.
 */
final class VectorLoops {

  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > 8
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  /** Frames at a time: 2, 4 or 8. */
  static final int LANES = SPECIES.length();

  private static final double SIN_120 = Math.sqrt(0.75);
  private static final double COS_72 = Math.cos(2 * Math.PI / 5);
  private static final double COS_144 = Math.cos(4 * Math.PI / 5);
  private static final double SIN_72 = Math.sin(2 * Math.PI / 5);
  private static final double SIN_144 = Math.sin(4 * Math.PI / 5);

  private VectorLoops() {}

  /** {@code z[firstRow + i] ← weights[i] staged[i % hop][column + i / hop]}. */
  static void window(double[][] staged, int column, double[] weights, double[] z, int firstRow) {
    int hop = staged.length;
    for (int start = 0; start < weights.length; start += hop) {
      int count = Math.min(hop, weights.length - start);
      int from = column + start / hop;
      for (int i = 0; i < count; i++) {
        DoubleVector.fromArray(SPECIES, staged[i], from)
            .mul(weights[start + i])
            .intoArray(z, (firstRow + start + i) * LANES);
      }
    }
  }

  static void radix2(
      double[] z, int first, int step, int count, int stride, double[] t, int w, int wStep) {
    for (int j = 0; j < count; j++) {
      int a = 2 * LANES * (first + j * step);
      int b = a + 2 * LANES * stride;
      double wRe = t[w + j * wStep + 2];
      double wIm = t[w + j * wStep + 3];
      DoubleVector aRe = DoubleVector.fromArray(SPECIES, z, a);
      DoubleVector aIm = DoubleVector.fromArray(SPECIES, z, a + LANES);
      DoubleVector bRe = DoubleVector.fromArray(SPECIES, z, b);
      DoubleVector bIm = DoubleVector.fromArray(SPECIES, z, b + LANES);
      DoubleVector dRe = aRe.sub(bRe);
      DoubleVector dIm = aIm.sub(bIm);
      aRe.add(bRe).intoArray(z, a);
      aIm.add(bIm).intoArray(z, a + LANES);
      dRe.mul(wRe).sub(dIm.mul(wIm)).intoArray(z, b);
      dRe.mul(wIm).add(dIm.mul(wRe)).intoArray(z, b + LANES);
    }
  }

  static void radix4(
      double[] z, int first, int step, int count, int stride, double[] t, int w, int wStep) {
    int next = 2 * LANES * stride;
    for (int j = 0; j < count; j++) {
      int a = 2 * LANES * (first + j * step);
      int b = a + next;
      int c = b + next;
      int d = c + next;
      int v = w + j * wStep;
      DoubleVector aRe = DoubleVector.fromArray(SPECIES, z, a);
      DoubleVector aIm = DoubleVector.fromArray(SPECIES, z, a + LANES);
      DoubleVector cRe = DoubleVector.fromArray(SPECIES, z, c);
      DoubleVector cIm = DoubleVector.fromArray(SPECIES, z, c + LANES);
      DoubleVector evenRe = aRe.add(cRe);
      DoubleVector evenIm = aIm.add(cIm);
      DoubleVector oddRe = aRe.sub(cRe);
      DoubleVector oddIm = aIm.sub(cIm);
      DoubleVector bRe = DoubleVector.fromArray(SPECIES, z, b);
      DoubleVector bIm = DoubleVector.fromArray(SPECIES, z, b + LANES);
      DoubleVector dRe = DoubleVector.fromArray(SPECIES, z, d);
      DoubleVector dIm = DoubleVector.fromArray(SPECIES, z, d + LANES);
      DoubleVector sumRe = bRe.add(dRe);
      DoubleVector sumIm = bIm.add(dIm);
      DoubleVector gapRe = bRe.sub(dRe);
      DoubleVector gapIm = bIm.sub(dIm);
      evenRe.add(sumRe).intoArray(z, a);
      evenIm.add(sumIm).intoArray(z, a + LANES);
      DoubleVector re = evenRe.sub(sumRe);
      DoubleVector im = evenIm.sub(sumIm);
      re.mul(t[v + 4]).sub(im.mul(t[v + 5])).intoArray(z, b);
      re.mul(t[v + 5]).add(im.mul(t[v + 4])).intoArray(z, b + LANES);
      re = oddRe.add(gapIm);
      im = oddIm.sub(gapRe);
      re.mul(t[v + 2]).sub(im.mul(t[v + 3])).intoArray(z, c);
      re.mul(t[v + 3]).add(im.mul(t[v + 2])).intoArray(z, c + LANES);
      re = oddRe.sub(gapIm);
      im = oddIm.add(gapRe);
      re.mul(t[v + 6]).sub(im.mul(t[v + 7])).intoArray(z, d);
      re.mul(t[v + 7]).add(im.mul(t[v + 6])).intoArray(z, d + LANES);
    }
  }

  /** Radix 3 without its last step, {@link #turn}, on real or imaginary rows from {@code row}. */
  static void thirds(double[] z, int row, int step, int count, int stride) {
    for (int j = 0; j < count; j++) {
      int a = LANES * (row + 2 * j * step);
      int b = a + 2 * LANES * stride;
      int c = b + 2 * LANES * stride;
      DoubleVector x = DoubleVector.fromArray(SPECIES, z, a);
      DoubleVector y = DoubleVector.fromArray(SPECIES, z, b);
      DoubleVector u = DoubleVector.fromArray(SPECIES, z, c);
      DoubleVector sum = y.add(u);
      x.add(sum).intoArray(z, a);
      x.sub(sum.mul(0.5)).intoArray(z, b);
      y.sub(u).mul(SIN_120).intoArray(z, c);
    }
  }

  /** Radix 5 without its last step, {@link #turn}, on real or imaginary rows from {@code row}. */
  static void fifths(double[] z, int row, int step, int count, int stride) {
    int next = 2 * LANES * stride;
    for (int j = 0; j < count; j++) {
      int a = LANES * (row + 2 * j * step);
      int b = a + next;
      int c = b + next;
      int d = c + next;
      int e = d + next;
      DoubleVector x = DoubleVector.fromArray(SPECIES, z, a);
      DoubleVector y = DoubleVector.fromArray(SPECIES, z, b);
      DoubleVector u = DoubleVector.fromArray(SPECIES, z, c);
      DoubleVector v = DoubleVector.fromArray(SPECIES, z, d);
      DoubleVector w = DoubleVector.fromArray(SPECIES, z, e);
      DoubleVector outer = y.add(w);
      DoubleVector inner = u.add(v);
      x.add(outer.add(inner)).intoArray(z, a);
      x.add(outer.mul(COS_72).add(inner.mul(COS_144))).intoArray(z, b);
      x.add(outer.mul(COS_144).add(inner.mul(COS_72))).intoArray(z, c);
      outer = y.sub(w);
      inner = u.sub(v);
      outer.mul(SIN_144).sub(inner.mul(SIN_72)).intoArray(z, d);
      outer.mul(SIN_72).add(inner.mul(SIN_144)).intoArray(z, e);
    }
  }

  /**
   * {@code (a, b) ← ((a - ib) v, (a + ib) w)} of elements a and {@code b = a + apart}, with factors
   * at {@code v} and {@code w} of {@code t}.
   */
  static void turn(
      double[] z, int first, int apart, int step, int count, double[] t, int v, int w, int wStep) {
    for (int j = 0; j < count; j++) {
      int a = 2 * LANES * (first + j * step);
      int b = a + 2 * LANES * apart;
      int k = j * wStep;
      DoubleVector aRe = DoubleVector.fromArray(SPECIES, z, a);
      DoubleVector aIm = DoubleVector.fromArray(SPECIES, z, a + LANES);
      DoubleVector bRe = DoubleVector.fromArray(SPECIES, z, b);
      DoubleVector bIm = DoubleVector.fromArray(SPECIES, z, b + LANES);
      DoubleVector re = aRe.add(bIm);
      DoubleVector im = aIm.sub(bRe);
      re.mul(t[v + k]).sub(im.mul(t[v + k + 1])).intoArray(z, a);
      re.mul(t[v + k + 1]).add(im.mul(t[v + k])).intoArray(z, a + LANES);
      re = aRe.sub(bIm);
      im = aIm.add(bRe);
      re.mul(t[w + k]).sub(im.mul(t[w + k + 1])).intoArray(z, b);
      re.mul(t[w + k + 1]).add(im.mul(t[w + k])).intoArray(z, b + LANES);
    }
  }

  /** As {@code RowLoops.splitPower}, for the pairs of bins from 1 to {@code cosines.length - 1}. */
  static void splitPower(double[] z, int[] powerRows, double[] cosines, double[] sines) {
    int last = powerRows.length - 1;
    for (int k = 1; k < cosines.length; k++) {
      int a = powerRows[k] * LANES;
      int b = powerRows[last - k] * LANES;
      DoubleVector aRe = DoubleVector.fromArray(SPECIES, z, a);
      DoubleVector aIm = DoubleVector.fromArray(SPECIES, z, a + LANES);
      DoubleVector bRe = DoubleVector.fromArray(SPECIES, z, b);
      DoubleVector bIm = DoubleVector.fromArray(SPECIES, z, b + LANES);
      DoubleVector evenRe = aRe.add(bRe);
      DoubleVector evenIm = aIm.sub(bIm);
      DoubleVector oddRe = aIm.add(bIm);
      DoubleVector oddIm = bRe.sub(aRe);
      DoubleVector turnedRe = oddRe.mul(cosines[k]).sub(oddIm.mul(sines[k]));
      DoubleVector turnedIm = oddRe.mul(sines[k]).add(oddIm.mul(cosines[k]));
      DoubleVector re = evenRe.add(turnedRe);
      DoubleVector im = evenIm.add(turnedIm);
      re.mul(re).add(im.mul(im)).intoArray(z, a);
      re = evenRe.sub(turnedRe);
      im = evenIm.sub(turnedIm);
      re.mul(re).add(im.mul(im)).intoArray(z, b);
    }
  }

  /** {@code sums[m][column] ← } the weighted sum of the rows {@code rows[m]}, for every band m. */
  static void bands(double[] z, int[][] rows, double[][] weights, double[][] sums, int column) {
    for (int m = 0; m < rows.length; m++) {
      int[] r = rows[m];
      double[] w = weights[m];
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int i = 0; i < r.length; i++) {
        sum = sum.add(DoubleVector.fromArray(SPECIES, z, r[i] * LANES).mul(w[i]));
      }
      sum.intoArray(sums[m], column);
    }
  }
}
