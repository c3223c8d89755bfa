package io.github.audiomnist.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AverageTest {

  /** Shares of (1 + step) / (10 + step), until the share that was asked for is reached. */
  @ParameterizedTest
  @CsvSource({"1, 0.18181818", "20, 0.7", "81, 0.9", "1000, 0.9"})
  void add_anyStep_keepsItsShareOfTheMean(int step, double share) {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      NetworkBlock block = loaded(1, manager, true);
      NetworkBlock mean = loaded(2, manager, false);
      Weights latest = block.weights();
      Weights before = mean.weights();
      new Average(mean, 0.9).add(block, step);
      for (String name : latest.names()) {
        float[] found = mean.weights().values(name);
        for (int i = 0; i < found.length; i++) {
          double expected = share * before.values(name)[i] + (1 - share) * latest.values(name)[i];
          assertEquals(expected, found[i], 1e-6);
        }
      }
    }
  }

  private static NetworkBlock loaded(long seed, NDManager manager, boolean forTraining) {
    NetworkBlock block = new CnnBlock(List.of(2, 3), 3, 0, 4);
    block.load(block.firstWeights(seed), manager, forTraining);
    return block;
  }
}
