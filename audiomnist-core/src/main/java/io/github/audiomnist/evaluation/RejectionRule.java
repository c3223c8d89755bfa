package io.github.audiomnist.evaluation;

import java.util.Objects;

/**
 * When a recogniser says that it has heard none of its words. It was trained with a label for all
 * else; that label is not one of its words any more, and a clip is rejected whose best word is less
 * probable than the threshold.
 *
 * @param label that the network has for all else
 * @param threshold least probability, among all of the network's labels, at which a word is
 *     accepted
 */
public record RejectionRule(String label, double threshold) {

  /**
   * Checks the threshold.
   *
   * @throws IllegalArgumentException if {@code threshold} is outside 0 to 1
   */
  public RejectionRule {
    Objects.requireNonNull(label, "label");
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "RejectionRule: expected a threshold of 0 to 1, found " + threshold);
    }
  }
}
