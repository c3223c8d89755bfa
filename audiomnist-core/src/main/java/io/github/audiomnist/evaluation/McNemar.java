package io.github.audiomnist.evaluation;

import io.github.audiomnist.data.LabeledClip;
import java.util.List;
import java.util.Locale;

/**
 * Whether two recognisers differ by more than chance, by the clips that only one of them recognised
 * (McNemar, "Note on the sampling error of the difference between correlated proportions or
 * percentages", Psychometrika 1947). It takes the clips as independent: those of few speakers are
 * not, so the true evidence is weaker there. Immutable; threads may share it.
 *
 * @param onlyFirst number of clips that the first alone recognised
 * @param onlySecond number of clips that the second alone recognised
 */
public record McNemar(int onlyFirst, int onlySecond) {

  // The customary bound; below, the chi-square distribution is too coarse.
  private static final int FEWEST_FOR_CHI_SQUARE = 25;

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public McNemar {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException(
          "McNemar: expected numbers of clips from 0, found %s and %s"
              .formatted(onlyFirst, onlySecond));
    }
  }

  /**
   * The test of two recognisers that were judged by the same clips in the same order.
   *
   * @throws IllegalArgumentException if the clips differ
   */
  public static McNemar of(Evaluation first, Evaluation second) {
    requireSameClips(first.labeledClips().clips(), second.labeledClips().clips());
    int onlyFirst = 0;
    int onlySecond = 0;
    for (int clip = 0; clip < first.clips(); clip++) {
      onlyFirst += first.isHit(clip) && !second.isHit(clip) ? 1 : 0;
      onlySecond += second.isHit(clip) && !first.isHit(clip) ? 1 : 0;
    }
    return new McNemar(onlyFirst, onlySecond);
  }

  private static void requireSameClips(List<LabeledClip> first, List<LabeledClip> second) {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException(
          "McNemar: expected two evaluations of the same clips, found %s and %s clips; evaluate both"
                  .formatted(first.size(), second.size())
              + " on one set");
    }
    for (int i = 0; i < first.size(); i++) {
      if (!first.get(i).isSameAs(second.get(i))) {
        throw new IllegalArgumentException(
            "McNemar: expected two evaluations of the same clips, found %s and %s at index %s;"
                    .formatted(first.get(i), second.get(i), i)
                + " evaluate both on one set");
      }
    }
  }

  /** Number of clips that just one of the two recognised. */
  public int discordant() {
    return Math.addExact(onlyFirst, onlySecond);
  }

  /** Whether {@link #pValue} is by the binomial distribution: below 25 discordant clips. */
  public boolean isExact() {
    return discordant() < FEWEST_FOR_CHI_SQUARE;
  }

  /**
   * The probability of a difference at least as large if both were equally good, two-sided: exact,
   * or by chi-square with continuity correction, {@code (|b - c| - 1)² / (b + c)}; as {@code
   * statsmodels.stats.contingency_tables.mcnemar} with {@code exact} set accordingly, but for equal
   * counts, which give 1.
   */
  public double pValue() {
    if (onlyFirst == onlySecond) {
      return 1;
    }
    return isExact() ? exact() : chiSquare();
  }

  private double exact() {
    int n = discordant();
    double probability = Math.pow(0.5, n);
    double sum = probability;
    for (int i = 1; i <= Math.min(onlyFirst, onlySecond); i++) {
      probability *= (double) (n - i + 1) / i;
      sum += probability;
    }
    return Math.min(1, 2 * sum);
  }

  /** A square of a standard normal value is above {@code s} as often as it is beyond ±√s. */
  private double chiSquare() {
    double corrected = Math.abs(onlyFirst - onlySecond) - 1;
    return NormalTail.twoSided(corrected / Math.sqrt(discordant()));
  }

  /** For example {@code 12 clips only by the first, 3 only by the second, p = 0.0352 (exact)}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d clips only by the first, %d only by the second, p = %.4g (%s)",
        onlyFirst,
        onlySecond,
        pValue(),
        isExact() ? "exact" : "chi-square");
  }
}
