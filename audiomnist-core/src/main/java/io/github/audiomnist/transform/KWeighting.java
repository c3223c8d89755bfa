package io.github.audiomnist.transform;

/**
 * The K-weighting of ITU-R BS.1770-5 for one sample rate: a shelf that raises high frequencies by 4
 * dB, as the head does, and a high-pass.
 *
 * <p>The standard gives coefficients for 48 kHz alone, and asks for the same response at other
 * rates. Here poles are moved as sampling moves them, and zeros so that the magnitude is that at 48
 * kHz at three frequencies (Vicanek, "Matched second order digital filters", 2016), one of them
 * half the sample rate, where the bilinear transform would miss. In between, the response is within
 * 0.05 dB at 8 kHz and within 0.001 dB from 22,050 Hz up.
 *
 * <p>Immutable; threads may share it.
 */
final class KWeighting {

  /** Lowest sample rate: below, the shelf does not fit under half of it. In Hz. */
  static final int MIN_SAMPLE_RATE = 4_000;

  private static final double TABLE_RATE = 48_000;

  /** Tables 1 and 2 of the standard: b0, b1, b2, a1, a2. */
  private static final double[] SHELF = {
    1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
  };

  private static final double[] HIGH_PASS = {1, -2, 1, -1.99004745483398, 0.99007225036621};

  /** Where the shelf is matched beside 0 Hz and half the sample rate, in Hz: on its slope. */
  private static final double SLOPE_HZ = 1_000;

  private final double[] shelf;
  private final double[] highPass;

  KWeighting(int sampleRate) {
    this.shelf = shelf(sampleRate);
    this.highPass = highPass(sampleRate);
  }

  private static double[] shelf(int rate) {
    double[] poles = poles(SHELF, rate);
    double angle = 2 * Math.PI * SLOPE_HZ / rate;
    double atZero = power(SHELF, 0) / power(poles, 0);
    double atHalf = powerAtHalf(SHELF, rate) / power(poles, Math.PI);
    double share = square(Math.sin(angle / 2));
    double onSlope = power(SHELF, 2 * Math.PI * SLOPE_HZ / TABLE_RATE) / power(poles, angle);
    double bend = (onSlope - atZero * (1 - share) - atHalf * share) / (4 * share * (1 - share));
    double middle = (Math.sqrt(atZero) + Math.sqrt(atHalf)) / 2;
    poles[0] = (middle + Math.sqrt(square(middle) + bend)) / 2;
    poles[1] = (Math.sqrt(atZero) - Math.sqrt(atHalf)) / 2;
    poles[2] = -bend / (4 * poles[0]);
    return poles;
  }

  /** Both zeros stay at 0 Hz. */
  private static double[] highPass(int rate) {
    double[] poles = poles(HIGH_PASS, rate);
    double gain = Math.sqrt(powerAtHalf(HIGH_PASS, rate) / power(poles, Math.PI)) / 4;
    poles[0] = gain;
    poles[1] = -2 * gain;
    poles[2] = gain;
    return poles;
  }

  /** The complex pair of poles of {@code table}, at another rate, with a numerator of 1. */
  private static double[] poles(double[] table, int rate) {
    double ratio = TABLE_RATE / rate;
    double radius = Math.sqrt(table[4]);
    double angle = Math.acos(-table[3] / (2 * radius));
    double a1 = -2 * Math.pow(radius, ratio) * Math.cos(angle * ratio);
    return new double[] {1, 0, 0, a1, Math.pow(table[4], ratio)};
  }

  /** The response of {@code table} at half of {@code rate}, or as high as it reaches. */
  private static double powerAtHalf(double[] table, int rate) {
    return power(table, Math.PI * Math.min(1, rate / TABLE_RATE));
  }

  /** The squared magnitude of a filter's response at {@code angle} a sample. */
  private static double power(double[] filter, double angle) {
    return power(filter[0], filter[1], filter[2], angle) / power(1, filter[3], filter[4], angle);
  }

  private static double power(double c0, double c1, double c2, double angle) {
    double real = c0 + c1 * Math.cos(angle) + c2 * Math.cos(2 * angle);
    double imaginary = c1 * Math.sin(angle) + c2 * Math.sin(2 * angle);
    return square(real) + square(imaginary);
  }

  private static double square(double x) {
    return x * x;
  }

  /** Coefficients b0, b1, b2, a1, a2 of the shelf. */
  double[] shelf() {
    return shelf.clone();
  }

  /** Coefficients b0, b1, b2, a1, a2 of the high-pass. */
  double[] highPass() {
    return highPass.clone();
  }

  /**
   * Adds up the squares of the weighted samples, step by step.
   *
   * @param length samples of {@code in}, from 0
   * @param energies sums of {@code stepLength} samples each, as many as are whole
   */
  void energies(float[] in, int length, int stepLength, double[] energies) {
    double shelf1 = 0;
    double shelf2 = 0;
    double high1 = 0;
    double high2 = 0;
    double sum = 0;
    int used = length - length % stepLength;
    for (int i = 0; i < used; i++) {
      double x = in[i];
      double y = shelf[0] * x + shelf1;
      shelf1 = shelf[1] * x - shelf[3] * y + shelf2;
      shelf2 = shelf[2] * x - shelf[4] * y;
      double z = highPass[0] * y + high1;
      high1 = highPass[1] * y - highPass[3] * z + high2;
      high2 = highPass[2] * y - highPass[4] * z;
      sum += z * z;
      if ((i + 1) % stepLength == 0) {
        energies[i / stepLength] = sum;
        sum = 0;
      }
    }
  }
}
