package io.github.audiomnist.models;

import java.util.Objects;

/**
 * How a split was chosen, so that it can be made again from the same data set.
 *
 * @param rule its name, given by whoever makes splits; the command line's are those of {@code
 *     --split}
 * @param fold among the splits of the rule, from 0
 * @param seed of what was drawn by lot
 * @param validationInTrain whether the validation clips were joined to the training clips
 */
public record SplitChoice(String rule, int fold, long seed, boolean validationInTrain) {

  /** Checks the name. */
  public SplitChoice {
    Objects.requireNonNull(rule, "rule");
  }
}
