package io.github.audiomnist.internal;

import io.github.audiomnist.training.EpochReport;
import java.util.List;

/**
 * The state of a training after an epoch. What is random follows from seed and epoch.
 *
 * @param epochs reports so far
 * @param bestEpoch whose weights are best
 * @param tensors of the weights, the best ones, the optimiser's memory, and the running mean of
 *     weights if there is one, told apart by prefixes
 */
record Checkpoint(List<EpochReport> epochs, int bestEpoch, Weights tensors) {

  static final String WEIGHTS = "weights/";
  static final String BEST = "best/";
  static final String MEMORY = "optimizer/";
  static final String AVERAGE = "average/";

  Checkpoint {
    epochs = List.copyOf(epochs);
  }
}
