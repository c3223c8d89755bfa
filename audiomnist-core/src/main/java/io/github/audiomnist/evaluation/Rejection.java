package io.github.audiomnist.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * When a recogniser says that it heard none of its words: when the probability of its prediction is
 * below a threshold. The threshold is chosen on validation clips, of its words and of others, and
 * judged on test clips that had no part in the choice. Immutable; threads may share it.
 *
 * @param threshold the least probability that is accepted
 */
public record Rejection(double threshold) {

  /**
   * How well words are told from others.
   *
   * @param known number of clips with the recogniser's words
   * @param unknown number of clips with others
   * @param acceptRate share of the known that is accepted
   * @param falseAccepts number of the unknown that are accepted
   * @param auroc the probability that a known clip is surer than an unknown one, which does not
   *     depend on the threshold: 0.5 by chance, 1 at best
   */
  public record Report(int known, int unknown, double acceptRate, int falseAccepts, double auroc) {

    /** The share of the unknown that is accepted. */
    public double falseAcceptRate() {
      return (double) falseAccepts / unknown;
    }

    /** For example {@code accepts 97.00 % of 300 known, 15 of 300 unknown, AUROC 0.9876}. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "accepts %.2f %% of %d known, %d of %d unknown, AUROC %.4f",
          100 * acceptRate,
          known,
          falseAccepts,
          unknown,
          auroc);
    }
  }

  /**
   * The lowest threshold that lets at most a share of the unknown pass.
   *
   * @param falseAcceptRate the share, in [0, 1]
   * @param unknown predictions for validation clips of other words
   * @throws IllegalArgumentException if {@code falseAcceptRate} is outside [0, 1], or there is no
   *     prediction
   */
  public static Rejection atFalseAcceptRate(double falseAcceptRate, List<Prediction> unknown) {
    // Written so that NaN is refused.
    if (!(falseAcceptRate >= 0 && falseAcceptRate <= 1)) {
      throw new IllegalArgumentException(
          "Rejection: expected a rate of false accepts in 0 to 1, found " + falseAcceptRate);
    }
    double[] scores = scores("unknown", unknown);
    int allowed = (int) Math.floor(falseAcceptRate * scores.length);
    return allowed == scores.length
        ? new Rejection(0)
        : new Rejection(Math.nextUp(scores[scores.length - 1 - allowed]));
  }

  /**
   * The threshold at which as large a share of the known is rejected as of the unknown accepted, or
   * the nearest to it.
   *
   * @param known predictions for validation clips of the recogniser's words
   * @param unknown predictions for validation clips of other words
   * @throws IllegalArgumentException if one of the two is empty
   */
  public static Rejection atEqualErrorRate(List<Prediction> known, List<Prediction> unknown) {
    double[] knownScores = scores("known", known);
    double[] unknownScores = scores("unknown", unknown);
    double best = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (double threshold : candidates(knownScores, unknownScores)) {
      double rejected = (double) below(threshold, knownScores) / knownScores.length;
      double accepted = 1 - (double) below(threshold, unknownScores) / unknownScores.length;
      if (Math.abs(rejected - accepted) < smallest) {
        smallest = Math.abs(rejected - accepted);
        best = threshold;
      }
    }
    return new Rejection(best);
  }

  private static double[] candidates(double[] known, double[] unknown) {
    return DoubleStream.concat(Arrays.stream(known), Arrays.stream(unknown))
        .sorted()
        .distinct()
        .toArray();
  }

  /** Whether the prediction is taken for one of the recogniser's words. */
  public boolean accepts(Prediction prediction) {
    return prediction.probability() >= threshold;
  }

  /**
   * How well this threshold does on clips that had no part in its choice.
   *
   * @param known predictions for clips of the recogniser's words
   * @param unknown predictions for clips of other words
   * @throws IllegalArgumentException if one of the two is empty
   */
  public Report judge(List<Prediction> known, List<Prediction> unknown) {
    double[] knownScores = scores("known", known);
    double[] unknownScores = scores("unknown", unknown);
    return new Report(
        known.size(),
        unknown.size(),
        (double) known.stream().filter(this::accepts).count() / known.size(),
        (int) unknown.stream().filter(this::accepts).count(),
        auroc(knownScores, unknownScores));
  }

  /** By the statistic of Mann and Whitney; of equal scores half counts. */
  private static double auroc(double[] known, double[] unknown) {
    double surer = 0;
    for (double score : known) {
      int lower = below(score, unknown);
      int equal = below(Math.nextUp(score), unknown) - lower;
      surer += lower + equal / 2.0;
    }
    return surer / known.length / unknown.length;
  }

  /** Number of values below {@code threshold} among ascending {@code scores}. */
  private static int below(double threshold, double[] scores) {
    int low = 0;
    int high = scores.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (scores[middle] < threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Ascending. */
  private static double[] scores(String which, List<Prediction> predictions) {
    if (predictions.isEmpty()) {
      throw new IllegalArgumentException(
          "Rejection: expected predictions for known and for unknown clips, found no %s; add some"
              .formatted(which));
    }
    return predictions.stream().mapToDouble(Prediction::probability).sorted().toArray();
  }
}
