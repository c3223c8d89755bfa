package io.github.audiomnist.transform;

/**
 * The natural logarithm of a positive, normal double, within 6e-8 of {@code Math.log(x)} at a
 * fraction of its time.
 *
 * <p>{@code x = 2^e m} with m in [1, 2), of which e and the one of 1024 stretches that m lies in
 * are read in the bits of x. Multiples of log 2 are looked up, and so is the line that log m is
 * taken for within a stretch: parallel to the chord, half way to the tangent.
 */
final class FastLog {

  private static final int MANTISSA_BITS = 52;
  private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
  private static final long ONE = Double.doubleToRawLongBits(1);
  private static final int STRETCH_BITS = 10;
  private static final int STRETCHES = 1 << STRETCH_BITS;

  /** By the biased exponent. */
  private static final double[] OCTAVES = new double[2 * Double.MAX_EXPONENT + 2];

  /** What the line of a stretch is at 0, and its slope. */
  private static final double[] LINES = new double[2 * STRETCHES];

  static {
    for (int e = 0; e < OCTAVES.length; e++) {
      OCTAVES[e] = (e - Double.MAX_EXPONENT) * Math.log(2);
    }
    for (int i = 0; i < STRETCHES; i++) {
      double start = 1 + (double) i / STRETCHES;
      double slope = (Math.log(start + 1.0 / STRETCHES) - Math.log(start)) * STRETCHES;
      double chord = Math.log(start) - slope * start;
      double tangent = -Math.log(slope) - 1;
      LINES[2 * i] = (chord + tangent) / 2;
      LINES[2 * i + 1] = slope;
    }
  }

  private FastLog() {}

  static double of(double x) {
    return ofBits(Double.doubleToRawLongBits(x));
  }

  /** Of the double with these bits. */
  static double ofBits(long bits) {
    int line = (int) (bits >> (MANTISSA_BITS - STRETCH_BITS)) & (STRETCHES - 1);
    double mantissa = Double.longBitsToDouble((bits & MANTISSA) | ONE);
    return OCTAVES[(int) (bits >> MANTISSA_BITS)]
        + (LINES[2 * line] + LINES[2 * line + 1] * mantissa);
  }
}
