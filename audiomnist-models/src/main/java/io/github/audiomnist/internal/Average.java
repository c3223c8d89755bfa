package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;

/**
 * The exponential moving mean of a block's parameters, batch statistics included, in another block
 * (Polyak and Juditsky 1992).
 */
final class Average {

  private final NetworkBlock mean;
  private final double keep;

  /** Of a block whose weights are where the mean begins. */
  Average(NetworkBlock mean, double keep) {
    this.mean = mean;
    this.keep = keep;
  }

  NetworkBlock mean() {
    return mean;
  }

  /** Takes in the weights after step {@code step}, from 1; early means forget sooner. */
  void add(NetworkBlock block, int step) {
    float share = (float) Math.min(keep, (1.0 + step) / (10.0 + step));
    Torch.withoutGradients(
        () -> {
          for (Pair<String, Parameter> pair : mean.getDirectParameters()) {
            if (block.isFrozen(pair.getKey())) {
              continue;
            }
            NDArray latest = block.getDirectParameters().get(pair.getKey()).getArray();
            try (NDArray added = latest.mul(1 - share)) {
              pair.getValue().getArray().muli(share).addi(added);
            }
          }
          return mean;
        });
  }
}
