package io.github.audiomnist.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Means of the classes' scores, as {@code sklearn.metrics.precision_recall_fscore_support} gives
 * them with {@code zero_division=0}: of the labels that some clip has or some prediction names.
 */
final class MeanScores {

  private MeanScores() {}

  /** Every label with the same weight. */
  static ClassScore macro(ConfusionMatrix confusion) {
    List<ClassScore> seen = seen(confusion);
    return mean("macro mean", seen, score -> 1.0 / seen.size(), confusion.total());
  }

  /** Every label with the number of its clips as weight. */
  static ClassScore weighted(ConfusionMatrix confusion) {
    double total = confusion.total();
    return mean(
        "weighted mean", seen(confusion), score -> score.support() / total, confusion.total());
  }

  private static List<ClassScore> seen(ConfusionMatrix confusion) {
    List<ClassScore> scores = confusion.perClass();
    return IntStream.range(0, scores.size())
        .filter(i -> scores.get(i).support() + confusion.predicted(i) > 0)
        .mapToObj(scores::get)
        .toList();
  }

  private static ClassScore mean(
      String name, List<ClassScore> scores, ToDoubleFunction<ClassScore> weight, int support) {
    return new ClassScore(
        name,
        sum(scores, weight, ClassScore::precision),
        sum(scores, weight, ClassScore::recall),
        sum(scores, weight, ClassScore::f1),
        support);
  }

  private static double sum(
      List<ClassScore> scores,
      ToDoubleFunction<ClassScore> weight,
      ToDoubleFunction<ClassScore> value) {
    return scores.stream()
        .mapToDouble(score -> weight.applyAsDouble(score) * value.applyAsDouble(score))
        .sum();
  }
}
