package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.VectorLanes.FLOATS;
import static io.github.audiomnist.transform.VectorLanes.LANES;
import static io.github.audiomnist.transform.VectorLanes.SPECIES;
import static io.github.audiomnist.transform.VectorLanes.TYPE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** From the transform's output to logarithms of bands. */
final class VectorBands {

  private static final Class<? extends FloatVector> FLOAT_TYPE =
      FLOATS.vectorType().asSubclass(FloatVector.class);

  private static final long SQRT_HALF = Double.doubleToRawLongBits(Math.sqrt(0.5));
  private static final long ONE = Double.doubleToRawLongBits(1);
  private static final int MANTISSA_BITS = 52;
  private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;

  /** A double whose last bits are an integer, and what it is more than that integer. */
  private static final long INTEGER_BITS = Double.doubleToRawLongBits(0x1p52);

  private static final double INTEGER_EXCESS = 0x1p52 + Double.MAX_EXPONENT;

  /** {@code ln(1 + t) / t} is about the sum of {@code LN_n t^n}, for 1 + t from √½ to √2. */
  private static final double LN_0 = 0.9999999741310671;

  private static final double LN_1 = -0.4999999638212389;
  private static final double LN_2 = 0.3333419328613508;
  private static final double LN_3 = -0.2500135218549606;
  private static final double LN_4 = 0.1995593335838325;
  private static final double LN_5 = -0.16577992896798863;
  private static final double LN_6 = 0.14977401280127375;
  private static final double LN_7 = -0.1426925820621883;
  private static final double LN_8 = 0.08533313082996145;

  private VectorBands() {}

  /**
   * As {@code RowLoops.split} and {@code powers}, for the pairs of bins from 1 to {@code
   * cosines.length - 1}.
   */
  static void splitPower(
      double[] z,
      int origin,
      int[] powerRows,
      double[] cosines,
      double[] sines,
      double[] minusSines) {
    int last = powerRows.length - 1;
    for (int k = 1; k < cosines.length; k++) {
      int a = origin + powerRows[k] * LANES;
      int b = origin + powerRows[last - k] * LANES;
      DoubleVector cos = DoubleVector.broadcast(SPECIES, cosines[k]);
      DoubleVector sin = DoubleVector.broadcast(SPECIES, sines[k]);
      DoubleVector minusSin = DoubleVector.broadcast(SPECIES, minusSines[k]);
      DoubleVector aRe = DoubleVector.fromArray(SPECIES, z, a);
      DoubleVector aIm = DoubleVector.fromArray(SPECIES, z, a + LANES);
      DoubleVector bRe = DoubleVector.fromArray(SPECIES, z, b);
      DoubleVector bIm = DoubleVector.fromArray(SPECIES, z, b + LANES);
      DoubleVector oddRe = aIm.add(bIm);
      DoubleVector oddIm = bRe.sub(aRe);
      DoubleVector turnedRe = oddIm.fma(minusSin, oddRe.mul(cos));
      DoubleVector turnedIm = oddIm.fma(cos, oddRe.mul(sin));
      DoubleVector evenRe = aRe.add(bRe);
      DoubleVector evenIm = aIm.sub(bIm);
      DoubleVector re = evenRe.add(turnedRe);
      DoubleVector im = evenIm.add(turnedIm);
      TYPE.cast(re.fma(re, im.mul(im))).intoArray(z, a);
      re = evenRe.sub(turnedRe);
      im = evenIm.sub(turnedIm);
      TYPE.cast(re.fma(re, im.mul(im))).intoArray(z, b);
    }
  }

  /**
   * {@code sums[m * LANES] ←} band m, for triangles that overlap their neighbours only: the bins of
   * stretch m, up to {@code ends[m]}, are the rising side of band m and the falling side of m - 1.
   */
  static void sum(
      double[] z,
      int origin,
      int[] rows,
      double[] rising,
      double[] falling,
      int[] ends,
      double[] sums) {
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
        TYPE.cast(down).intoArray(sums, (m - 1) * LANES);
      }
      before = up;
    }
    TYPE.cast(before).intoArray(sums, (ends.length - 1) * LANES);
  }

  /**
   * {@code out[first + m * pitch + lane] ← factor ln(max(floor, power[m * LANES + lane])) + offset}
   * for all of {@code power}.
   *
   * <p>{@code x = 2^e m} with m from √½ to √2, found in the bits of x; {@code ln m} by the
   * polynomial in {@code m - 1} that is exact at nine Chebyshev points (within 1.1e-8).
   *
   * @param floor positive and normal
   * @return the largest of floor and power
   */
  static double logs(
      double[] power,
      double floor,
      double factor,
      double offset,
      float[] out,
      int first,
      int pitch) {
    DoubleVector shift = DoubleVector.broadcast(SPECIES, offset);
    DoubleVector octave = DoubleVector.broadcast(SPECIES, factor * Math.log(2));
    DoubleVector scale = DoubleVector.broadcast(SPECIES, factor);
    LongVector least = DoubleVector.broadcast(SPECIES, floor).reinterpretAsLongs();
    LongVector most = least;
    for (int m = 0; m < power.length / LANES; m++) {
      LongVector x =
          DoubleVector.fromArray(SPECIES, power, m * LANES).reinterpretAsLongs().max(least);
      most = x.max(most);
      LongVector bits = x.add(ONE - SQRT_HALF);
      DoubleVector exponent =
          bits.lanewise(VectorOperators.LSHR, MANTISSA_BITS)
              .lanewise(VectorOperators.OR, INTEGER_BITS)
              .reinterpretAsDoubles()
              .sub(INTEGER_EXCESS);
      DoubleVector t =
          bits.lanewise(VectorOperators.AND, MANTISSA).add(SQRT_HALF).reinterpretAsDoubles().sub(1);
      DoubleVector series = t.fma(LN_8, LN_7);
      series = t.fma(series, DoubleVector.broadcast(SPECIES, LN_6));
      series = t.fma(series, DoubleVector.broadcast(SPECIES, LN_5));
      series = t.fma(series, DoubleVector.broadcast(SPECIES, LN_4));
      series = t.fma(series, DoubleVector.broadcast(SPECIES, LN_3));
      series = t.fma(series, DoubleVector.broadcast(SPECIES, LN_2));
      series = t.fma(series, DoubleVector.broadcast(SPECIES, LN_1));
      series = t.fma(series, DoubleVector.broadcast(SPECIES, LN_0));
      DoubleVector log = exponent.fma(octave, series.fma(t.mul(scale), shift));
      FLOAT_TYPE
          .cast(log.convertShape(VectorOperators.D2F, FLOATS, 0))
          .intoArray(out, first + m * pitch);
    }
    return TYPE.cast(most.reinterpretAsDoubles()).reduceLanes(VectorOperators.MAX);
  }
}
