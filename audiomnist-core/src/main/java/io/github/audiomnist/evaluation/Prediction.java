package io.github.audiomnist.evaluation;

import io.github.audiomnist.data.Labels;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a recogniser makes of one clip: a logit and a probability for every label. Immutable.
 *
 * <p>A recogniser with a {@link RejectionRule} may hear none of its words: {@link #isUnknown} then,
 * and the labels' probabilities leave a rest to 1. {@link #label} is the best word all the same.
 */
public final class Prediction {

  private final Labels labels;
  private final float[] logits;
  private final float[] probabilities;
  private final double threshold;

  /**
   * A label with its probability.
   *
   * @param label the name
   * @param probability in [0, 1]
   */
  public record Candidate(String label, float probability) {}

  private Prediction(Labels labels, float[] logits, float[] probabilities, double threshold) {
    this.labels = labels;
    this.logits = logits;
    this.probabilities = probabilities;
    this.threshold = threshold;
  }

  /**
   * The prediction that a network's output means.
   *
   * @param logits one for each label, in their order; copied
   * @throws IllegalArgumentException if the numbers of logits and labels differ, or a logit is NaN
   *     or infinite
   */
  public static Prediction ofLogits(Labels labels, float[] logits) {
    float[] checked = checked(labels, logits);
    return new Prediction(labels, checked, softmax(checked), 0);
  }

  /**
   * The prediction that a network's output means under a rule.
   *
   * @param labels of the network, the rule's among them; not one of the prediction's
   * @param logits one for each label, in their order; copied
   * @throws IllegalArgumentException as {@link #ofLogits(Labels, float[])}, or if the rule's label
   *     is none of {@code labels}, or the only one
   */
  public static Prediction ofLogits(Labels labels, float[] logits, RejectionRule rule) {
    float[] checked = checked(labels, logits);
    int unknown = labels.indexOf(rule.label());
    return new Prediction(
        labels.without(rule.label()),
        without(unknown, checked),
        without(unknown, softmax(checked)),
        rule.threshold());
  }

  private static float[] checked(Labels labels, float[] logits) {
    if (logits.length != labels.size()) {
      throw new IllegalArgumentException(
          "Prediction: expected %s logits, one for each of %s, found %s"
              .formatted(labels.size(), labels, logits.length));
    }
    float[] copy = logits.clone();
    requireFinite(copy);
    return copy;
  }

  private static float[] without(int index, float[] values) {
    float[] others = new float[values.length - 1];
    System.arraycopy(values, 0, others, 0, index);
    System.arraycopy(values, index + 1, others, index, others.length - index);
    return others;
  }

  private static void requireFinite(float[] logits) {
    for (int i = 0; i < logits.length; i++) {
      if (!Float.isFinite(logits[i])) {
        throw new IllegalArgumentException(
            "Prediction: expected finite logits, found %s at index %s; lower the learning rate"
                .formatted(logits[i], i));
      }
    }
  }

  private static float[] softmax(float[] logits) {
    float max = Float.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit);
    }
    double[] powers = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      powers[i] = Math.exp(logits[i] - max);
      sum += powers[i];
    }
    float[] probabilities = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = (float) (powers[i] / sum);
    }
    return probabilities;
  }

  /** The labels among which was chosen. */
  public Labels labels() {
    return labels;
  }

  /** The most probable label. */
  public String label() {
    return labels.name(labelIndex());
  }

  /** The index of the most probable label; of equal ones the first. */
  public int labelIndex() {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      if (logits[i] > logits[best]) {
        best = i;
      }
    }
    return best;
  }

  /** The probability of {@link #label()}. */
  public float probability() {
    return probabilities[labelIndex()];
  }

  /** Whether the recogniser has heard none of its labels; never without a rule of rejection. */
  public boolean isUnknown() {
    return probability() < threshold;
  }

  /** The probability of {@code label}. */
  public float probability(String label) {
    return probabilities[labels.indexOf(label)];
  }

  /** A copy of the probabilities, in the order of the labels. */
  public float[] probabilities() {
    return probabilities.clone();
  }

  /** A copy of the network's output, in the order of the labels. */
  public float[] logits() {
    return logits.clone();
  }

  /**
   * The {@code k} most probable labels, or all if there are fewer, most probable first; of equal
   * ones the first label first.
   *
   * @throws IllegalArgumentException if {@code k < 1}
   */
  public List<Candidate> top(int k) {
    if (k < 1) {
      throw new IllegalArgumentException(
          "Prediction: expected k of at least 1, found %s".formatted(k));
    }
    return IntStream.range(0, logits.length)
        .boxed()
        .sorted((a, b) -> logits[a] == logits[b] ? 0 : Float.compare(logits[b], logits[a]))
        .limit(k)
        .map(i -> new Candidate(labels.name(i), probabilities[i]))
        .toList();
  }

  /** For example {@code 7, 0.998}, or {@code unknown, 0.102 for 7}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, isUnknown() ? "unknown, %2$.3f for %1$s" : "%s, %.3f", label(), probability());
  }
}
