package io.github.audiomnist.transform;

import java.math.BigInteger;

/**
 * A windowed sinc between two sample rates whose ratio is {@code up / down} in lowest terms.
 *
 * <p>Output sample m lies at {@code m * down / up} input samples. Its fraction takes only {@code
 * up} values, the phases; their weights are kept as rows of a table while it is small, else read
 * off a finely sampled prototype by linear interpolation (error below -140 dB).
 */
final class SincFilter {

  private static final int ZERO_CROSSINGS = 32;
  private static final double ROLL_OFF = 0.92;
  private static final double KAISER_BETA = 10;
  private static final int POINTS_PER_CROSSING = 4096;
  private static final int MAX_TABLE = 1 << 20;
  private static final double[] PROTOTYPE = prototype();

  private final int up;
  private final int down;
  private final double cutoff;
  private final int half;
  private final float[][] phases;

  SincFilter(int from, int to) {
    int divisor = BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValue();
    this.up = to / divisor;
    this.down = from / divisor;
    this.cutoff = ROLL_OFF * Math.min(1, (double) up / down);
    this.half = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
    this.phases = (long) up * 2 * half <= MAX_TABLE ? allPhases() : new float[0][];
  }

  /** The right half of the sinc under its window, from 0 to {@link #ZERO_CROSSINGS}. */
  private static double[] prototype() {
    int points = ZERO_CROSSINGS * POINTS_PER_CROSSING;
    double[] values = new double[points + 2];
    values[0] = 1;
    for (int i = 1; i <= points; i++) {
      double x = Math.PI * i / POINTS_PER_CROSSING;
      double position = (double) i / points;
      values[i] =
          Math.sin(x)
              / x
              * bessel(KAISER_BETA * Math.sqrt(1 - position * position))
              / bessel(KAISER_BETA);
    }
    return values;
  }

  /** Modified Bessel function of the first kind, order 0, by its power series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-18 * sum; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  private float[][] allPhases() {
    float[][] table = new float[up][2 * half];
    for (int phase = 0; phase < up; phase++) {
      for (int tap = 0; tap < 2 * half; tap++) {
        table[phase][tap] = (float) weight(phase, tap);
      }
    }
    return table;
  }

  /** Weight of input sample {@code floor(position) - half + 1 + tap}. */
  private double weight(int phase, int tap) {
    double distance = Math.abs((double) phase / up + half - 1 - tap) * cutoff;
    if (distance >= ZERO_CROSSINGS) {
      return 0;
    }
    double position = distance * POINTS_PER_CROSSING;
    int index = (int) position;
    double fraction = position - index;
    return cutoff * (PROTOTYPE[index] * (1 - fraction) + PROTOTYPE[index + 1] * fraction);
  }

  /** Input samples behind its own position, and before, that an output sample takes. */
  int half() {
    return half;
  }

  /** Number of the first input sample that output sample {@code m} takes; negative at the start. */
  long firstInput(long m) {
    return m * down / up - half + 1;
  }

  /**
   * Writes the output samples from number {@code firstOut}. Input samples before number 0, and from
   * {@code end} on, are 0.
   *
   * @param in the input samples from number {@code start} to {@code end}, as far as they are taken
   * @param out from index 0
   */
  void convolve(float[] in, long start, long end, long firstOut, float[] out, int count) {
    for (int i = 0; i < count; i++) {
      long m = firstOut + i;
      int phase = (int) (m * down % up);
      long first = firstInput(m);
      int from = (int) Math.max(0, -first);
      int to = (int) Math.min(2L * half, end - first);
      int index = (int) (first - start);
      out[i] =
          (float)
              (phases.length > 0
                  ? dot(phases[phase], in, index, from, to)
                  : dotWithoutTable(phase, in, index, from, to));
    }
  }

  private static double dot(float[] weights, float[] in, int first, int from, int to) {
    double sum = 0;
    for (int tap = from; tap < to; tap++) {
      sum += weights[tap] * in[first + tap];
    }
    return sum;
  }

  private double dotWithoutTable(int phase, float[] in, int first, int from, int to) {
    double sum = 0;
    for (int tap = from; tap < to; tap++) {
      sum += weight(phase, tap) * in[first + tap];
    }
    return sum;
  }
}
