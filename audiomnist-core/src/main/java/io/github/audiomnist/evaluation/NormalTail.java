package io.github.audiomnist.evaluation;

/**
 * Tails of the standard normal distribution, to about 1e-13 of their value: the complementary error
 * function by its Taylor series near zero and by its continued fraction beyond (Abramowitz and
 * Stegun, 7.1.5 and 7.1.14).
 */
final class NormalTail {

  private static final double SERIES_BELOW = 2;
  private static final int FRACTION_TERMS = 200;

  private NormalTail() {}

  /** The probability of a value beyond {@code ±z}, for {@code z >= 0}. */
  static double twoSided(double z) {
    double x = z / Math.sqrt(2);
    return x < SERIES_BELOW ? 1 - series(x) : fraction(x);
  }

  /** 2 / √π Σ (-1)ⁿ x²ⁿ⁺¹ / (n! (2 n + 1)). */
  private static double series(double x) {
    double power = x;
    double sum = x;
    for (int n = 1; Math.abs(power) > 1e-18; n++) {
      power *= -x * x / n;
      sum += power / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }

  /** exp(-x²) / √π · 1 / (x + (1/2) / (x + 1 / (x + (3/2) / (x + …)))), from its far end. */
  private static double fraction(double x) {
    double value = x;
    for (int k = FRACTION_TERMS; k >= 1; k--) {
      value = x + k / 2.0 / value;
    }
    return Math.exp(-x * x) / Math.sqrt(Math.PI) / value;
  }
}
