package io.github.audiomnist.transform;

import java.math.BigInteger;

/**
 * A windowed sinc between two sample rates whose ratio is {@code up / down} in lowest terms.
 *
 * <p>Output sample m lies at {@code m * down / up} input samples. Its fraction takes only {@code
 * up} values, the phases; their weights are kept as rows of a table while it is small, else read
 * off a finely sampled prototype by linear interpolation (error below -140 dB).
 */
final class SincFilter implements Convolution {

  private static final int MAX_TABLE = 1 << 20;

  private static final SincFilters KEPT = new SincFilters();

  private final int up;
  private final int down;
  private final double cutoff;
  private final int half;
  private final int zeroCrossings;
  private final double[] prototype;
  private final float[][] phases;

  SincFilter(int from, int to, Resample.Quality quality) {
    int divisor = divisor(from, to);
    this.up = to / divisor;
    this.down = from / divisor;
    this.zeroCrossings = quality.zeroCrossings();
    this.cutoff = quality.rollOff() * Math.min(1, (double) up / down);
    this.half = (int) Math.ceil(zeroCrossings / cutoff);
    this.prototype = from == to ? new double[0] : SincPrototype.of(quality);
    this.phases = from != to && (long) up * 2 * half <= MAX_TABLE ? allPhases() : new float[0][];
  }

  /** A filter of this ratio, whose tables may be shared with others. */
  static SincFilter of(int from, int to, Resample.Quality quality) {
    int divisor = divisor(from, to);
    return KEPT.of(from / divisor, to / divisor, quality);
  }

  private static int divisor(int from, int to) {
    return BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValue();
  }

  private float[][] allPhases() {
    float[][] table = new float[up][2 * half];
    for (int phase = 0; phase < up; phase++) {
      for (int tap = 0; tap < 2 * half; tap++) {
        table[phase][tap] = weight(phase, tap);
      }
    }
    return table;
  }

  /** Weight of input sample {@code floor(position) - half + 1 + tap}. */
  private float weight(int phase, int tap) {
    double distance = Math.abs((double) phase / up + half - 1 - tap) * cutoff;
    if (distance >= zeroCrossings) {
      return 0;
    }
    double position = distance * SincPrototype.POINTS_PER_CROSSING;
    int index = (int) position;
    double fraction = position - index;
    return (float) (cutoff * (prototype[index] * (1 - fraction) + prototype[index + 1] * fraction));
  }

  /** Number of weights in the table, at least 1. */
  int size() {
    return Math.max(1, phases.length * 2 * half);
  }

  /** Whether the weights of all phases are kept. */
  boolean hasTable() {
    return phases.length > 0;
  }

  /** Output samples after which the phases begin anew. */
  int up() {
    return up;
  }

  /** Input samples after which the phases begin anew. */
  int down() {
    return down;
  }

  /** Weights of the phase of output sample {@code index}; empty if there is no table. */
  float[] weights(int index) {
    return phases.length == 0 ? new float[0] : phases[(int) ((long) index * down % up)];
  }

  /** Input samples behind its own position, and before, that an output sample takes. */
  int half() {
    return half;
  }

  /** Number of the first input sample that output sample {@code m} takes; negative at the start. */
  long firstInput(long m) {
    return m * down / up - half + 1;
  }

  /** It needs none. */
  @Override
  public Scratch newScratch() {
    return Scratch.none();
  }

  /** One sample after the other. */
  @Override
  public void convolve(float[] in, int inLength, float[] out, int outLength, Scratch scratch) {
    convolve(in, 0, inLength, 0, out, outLength);
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
          phases.length > 0
              ? dot(phases[phase], in, index, from, to)
              : dotWithoutTable(phase, in, index, from, to);
    }
  }

  private static float dot(float[] weights, float[] in, int first, int from, int to) {
    float sum = 0;
    for (int tap = from; tap < to; tap++) {
      sum = Math.fma(weights[tap], in[first + tap], sum);
    }
    return sum;
  }

  private float dotWithoutTable(int phase, float[] in, int first, int from, int to) {
    float sum = 0;
    for (int tap = from; tap < to; tap++) {
      sum = Math.fma(weight(phase, tap), in[first + tap], sum);
    }
    return sum;
  }
}
