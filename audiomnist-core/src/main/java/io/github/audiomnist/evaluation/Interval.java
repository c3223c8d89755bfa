package io.github.audiomnist.evaluation;

import java.util.Locale;

/**
 * A confidence interval of a share. Immutable; threads may share it.
 *
 * @param low in [0, high]
 * @param high in [low, 1]
 */
public record Interval(double low, double high) {

  // The 97.5 % quantile of the standard normal distribution: two sides of 2.5 % leave 95 %.
  private static final double Z_95 = 1.959963984540054;

  /**
   * The 95 % interval of Wilson (1927) without continuity correction; as {@code
   * scipy.stats.binomtest(hits, total).proportion_ci(method="wilson")}. It takes the trials as
   * independent: clips of few speakers are not, so the true interval is wider there.
   *
   * @param hits of the trials, in 0 to {@code total}
   * @param total number of trials
   * @throws IllegalArgumentException if {@code total < 1}, or {@code hits} is not in 0 to {@code
   *     total}
   */
  public static Interval wilson(int hits, int total) {
    if (total < 1 || hits < 0 || hits > total) {
      throw new IllegalArgumentException(
          "Interval: expected hits in 0 to a total of at least 1, found %s of %s"
              .formatted(hits, total));
    }
    double share = (double) hits / total;
    double z2 = Z_95 * Z_95 / total;
    double centre = share + z2 / 2;
    double half = Math.sqrt(z2 * (share * (1 - share) + z2 / 4));
    // At no hit, or all, the bound is exact; rounding must not carry it outside [0, 1].
    double low = hits == 0 ? 0 : (centre - half) / (1 + z2);
    double high = hits == total ? 1 : (centre + half) / (1 + z2);
    return new Interval(low, high);
  }

  /** In per cent, for example {@code 97.61 to 99.82 %}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f to %.2f %%", 100 * low, 100 * high);
  }
}
