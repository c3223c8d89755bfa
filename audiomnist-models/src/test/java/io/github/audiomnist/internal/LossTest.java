package io.github.audiomnist.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

/** {@link NetworkGoldenTest} holds the loss with smoothing to PyTorch's. */
class LossTest {

  @Test
  void targets_smoothing_spreadsItsShareOverAllClasses() {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      float[] found = Loss.targets(manager, new int[] {2, 0}, 4, 0.2).toFloatArray();
      float[] expected = {0.05f, 0.05f, 0.85f, 0.05f, 0.85f, 0.05f, 0.05f, 0.05f};
      assertArrayEquals(expected, found, 1e-7f);
    }
  }

  @Test
  void crossEntropy_equalLogits_isTheLogarithmOfTheClasses() {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      float loss =
          Loss.crossEntropy(
                  manager.create(new float[12], new Shape(3, 4)),
                  Loss.targets(manager, new int[] {0, 1, 3}, 4, 0.1))
              .getFloat();
      assertEquals(Math.log(4), loss, 1e-6);
    }
  }

  @Test
  void crossEntropy_largeLogits_isFinite() {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      float loss =
          Loss.crossEntropy(
                  manager.create(new float[] {1e4f, -1e4f}, new Shape(1, 2)),
                  Loss.targets(manager, new int[] {1}, 2, 0))
              .getFloat();
      assertEquals(2e4, loss, 1e-2);
    }
  }
}
