package io.github.audiomnist.training;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much the clips of each label count in the loss, as in PyTorch's {@code cross_entropy(…,
 * weight)}: a batch's loss is divided by the sum of its clips' weights.
 *
 * <p>Immutable; threads may share it.
 */
public sealed interface ClassWeights {

  /** All labels count the same. */
  static ClassWeights equal() {
    return new Equal();
  }

  /** Labels with few clips count more. See {@link Balanced}. */
  static ClassWeights balanced() {
    return new Balanced();
  }

  /** The given weights by label; 1 for labels that are not named. */
  static ClassWeights of(Map<String, Double> weights) {
    return new PerLabel(new TreeMap<>(weights));
  }

  /** Weights of 1. */
  record Equal() implements ClassWeights {}

  /**
   * Weights of {@code clips / (labels · clips of the label)} over labels that have clips, as
   * scikit-learn's {@code class_weight="balanced"}; 1 for labels without.
   */
  record Balanced() implements ClassWeights {}

  /**
   * Weights by label.
   *
   * @param weights above 0; 1 for labels that are not named
   */
  record PerLabel(SortedMap<String, Double> weights) implements ClassWeights {

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if a weight is not positive and finite
     */
    public PerLabel {
      weights.forEach(
          (label, weight) ->
              Checks.positive("ClassWeights", "a weight of '%s'".formatted(label), weight));
      weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    }
  }
}
