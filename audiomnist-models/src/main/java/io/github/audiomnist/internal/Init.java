package io.github.audiomnist.internal;

import io.github.audiomnist.random.SeededRandom;
import java.util.Arrays;

/** First values of a parameter, drawn in Java so that a seed means the same on every engine. */
@FunctionalInterface
interface Init {

  Init ZEROS = (values, random) -> Arrays.fill(values, 0);

  Init ONES = (values, random) -> Arrays.fill(values, 1);

  /** Writes the values of a parameter, row-major. */
  void fill(float[] values, SeededRandom random);

  /** Uniform in ±{@code bound}. */
  static Init uniform(double bound) {
    return (values, random) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(-bound, bound);
      }
    };
  }

  /** Uniform in ±1/√fanIn, PyTorch's default of linear and convolutional layers. */
  static Init fanIn(int fanIn) {
    return uniform(1 / Math.sqrt(fanIn));
  }

  /** Normal with variance 2/fanIn (He et al. 2015), for layers before a rectifier. */
  static Init he(int fanIn) {
    return normal(Math.sqrt(2.0 / fanIn));
  }

  /** Normal with deviation {@code deviation}. */
  static Init normal(double deviation) {
    return (values, random) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (deviation * random.nextGaussian());
      }
    };
  }

  /**
   * Biases of an LSTM's four gates i, f, g, o: 0, but 1 for the forget gate, so that a cell
   * remembers before it has learned to (Jozefowicz et al. 2015).
   */
  static Init forgetGateOpen(int hiddenSize) {
    return (values, random) -> {
      Arrays.fill(values, 0);
      Arrays.fill(values, hiddenSize, 2 * hiddenSize, 1);
    };
  }
}
