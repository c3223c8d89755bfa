package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.VectorLanes.LANES;
import static io.github.audiomnist.transform.VectorLanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** From the transform's output to logarithms of bands. */
final class VectorBands {

  private static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, VectorShape.forBitSize(LANES * Float.SIZE));

  private static final long SQRT_HALF = Double.doubleToRawLongBits(Math.sqrt(0.5));
  private static final long ONE = Double.doubleToRawLongBits(1);
  private static final int MANTISSA_BITS = 52;
  private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;

  /** A double whose last bits are an integer, and what it is more than that integer. */
  private static final long INTEGER_BITS = Double.doubleToRawLongBits(0x1p52);

  private static final double INTEGER_EXCESS = 0x1p52 + Double.MAX_EXPONENT;

  private VectorBands() {}

  /** As {@code RowLoops.splitPower}, for the pairs of bins from 1 to {@code cosines.length - 1}. */
  static void splitPower(
      double[] z, int origin, int[] powerRows, double[] cosines, double[] sines) {
    int last = powerRows.length - 1;
    for (int k = 1; k < cosines.length; k++) {
      int a = origin + powerRows[k] * LANES;
      int b = origin + powerRows[last - k] * LANES;
      DoubleVector cos = DoubleVector.broadcast(SPECIES, cosines[k]);
      DoubleVector sin = DoubleVector.broadcast(SPECIES, sines[k]);
      DoubleVector aRe = DoubleVector.fromArray(SPECIES, z, a);
      DoubleVector aIm = DoubleVector.fromArray(SPECIES, z, a + LANES);
      DoubleVector bRe = DoubleVector.fromArray(SPECIES, z, b);
      DoubleVector bIm = DoubleVector.fromArray(SPECIES, z, b + LANES);
      DoubleVector oddRe = aIm.add(bIm);
      DoubleVector oddIm = bRe.sub(aRe);
      DoubleVector turnedRe = oddRe.mul(cos).sub(oddIm.mul(sin));
      DoubleVector turnedIm = oddIm.fma(cos, oddRe.mul(sin));
      DoubleVector evenRe = aRe.add(bRe);
      DoubleVector evenIm = aIm.sub(bIm);
      DoubleVector re = evenRe.add(turnedRe);
      DoubleVector im = evenIm.add(turnedIm);
      re.fma(re, im.mul(im)).intoArray(z, a);
      re = evenRe.sub(turnedRe);
      im = evenIm.sub(turnedIm);
      re.fma(re, im.mul(im)).intoArray(z, b);
    }
  }

  /**
   * {@code sums[m][column] ←} band m, for triangles that overlap their neighbours only: the bins of
   * stretch m, up to {@code ends[m]}, are the rising side of band m and the falling side of m - 1.
   */
  static void sum(
      double[] z,
      int origin,
      int[] rows,
      double[] rising,
      double[] falling,
      int[] ends,
      double[][] sums,
      int column) {
    DoubleVector before = DoubleVector.zero(SPECIES);
    int bin = 0;
    for (int m = 0; m < ends.length; m++) {
      DoubleVector up = DoubleVector.zero(SPECIES);
      DoubleVector down = before;
      for (; bin < ends[m]; bin++) {
        DoubleVector power = DoubleVector.fromArray(SPECIES, z, origin + rows[bin] * LANES);
        up = power.fma(DoubleVector.broadcast(SPECIES, rising[bin]), up);
        down = power.fma(DoubleVector.broadcast(SPECIES, falling[bin]), down);
      }
      if (m > 0) {
        down.intoArray(sums[m - 1], column);
      }
      before = up;
    }
    before.intoArray(sums[ends.length - 1], column);
  }

  /**
   * {@code out[start + i] ← factor ln(max(floor, power[i])) + offset} for whole vectors, as many as
   * {@code count} values hold.
   *
   * <p>{@code x = 2^e m} with m about 1, found in the bits of x; {@code ln m = 2 artanh s}, {@code
   * s = (m - 1) / (m + 1)}, by five terms of its series (|s| < 0.172, so the next is below 1e-9).
   *
   * @param floor positive and normal
   * @return the largest of floor and power
   */
  static double logs(
      double[] power,
      int count,
      double floor,
      double factor,
      double offset,
      float[] out,
      int start) {
    DoubleVector fifth = DoubleVector.broadcast(SPECIES, 1 / 5.0);
    DoubleVector third = DoubleVector.broadcast(SPECIES, 1 / 3.0);
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector shift = DoubleVector.broadcast(SPECIES, offset);
    DoubleVector octave = DoubleVector.broadcast(SPECIES, factor * Math.log(2));
    LongVector least = DoubleVector.broadcast(SPECIES, floor).reinterpretAsLongs();
    LongVector most = least;
    for (int i = 0; i + LANES <= count; i += LANES) {
      LongVector x = DoubleVector.fromArray(SPECIES, power, i).reinterpretAsLongs().max(least);
      most = most.max(x);
      LongVector bits = x.add(ONE - SQRT_HALF);
      DoubleVector exponent =
          bits.lanewise(VectorOperators.LSHR, MANTISSA_BITS)
              .lanewise(VectorOperators.OR, INTEGER_BITS)
              .reinterpretAsDoubles()
              .sub(INTEGER_EXCESS);
      DoubleVector m =
          bits.lanewise(VectorOperators.AND, MANTISSA).add(SQRT_HALF).reinterpretAsDoubles();
      DoubleVector s = m.sub(one).div(m.add(one));
      DoubleVector s2 = s.mul(s);
      DoubleVector series = s2.fma(1 / 9.0, 1 / 7.0).fma(s2, fifth).fma(s2, third).fma(s2, one);
      DoubleVector log = exponent.fma(octave, series.fma(s.mul(2 * factor), shift));
      ((FloatVector) log.convertShape(VectorOperators.D2F, FLOATS, 0)).intoArray(out, start + i);
    }
    return most.reinterpretAsDoubles().reduceLanes(VectorOperators.MAX);
  }
}
