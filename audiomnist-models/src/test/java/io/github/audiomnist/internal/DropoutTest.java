package io.github.audiomnist.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {

  private static final int CLIPS = 20_000;

  private static Forward pass(NDManager manager, boolean training) {
    return new Forward(new ParameterStore(manager, false), Device.cpu(), training, null);
  }

  /** {@code [CLIPS][6]} of ones. */
  private static float[] clips(NDManager manager, float rate) {
    NDArray x = manager.ones(new Shape(CLIPS, 2, 3));
    return Dropout.ofClips(pass(manager, true), x, rate).toFloatArray();
  }

  @ParameterizedTest
  @ValueSource(floats = {0.1f, 0.5f, 0.8f})
  void ofClips_training_keepsItsShareOfWholeClipsAndTheMean(float rate) {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      Torch.engine().setRandomSeed(3);
      float[] found = clips(manager, rate);
      int kept = 0;
      for (int clip = 0; clip < CLIPS; clip++) {
        float first = found[6 * clip];
        float[] all = Arrays.copyOfRange(found, 6 * clip, 6 * clip + 6);
        float[] expected = new float[6];
        Arrays.fill(expected, first == 0 ? 0 : 1 / (1 - rate));
        assertArrayEquals(expected, all, 1e-6f);
        kept += first == 0 ? 0 : 1;
      }
      double deviation = Math.sqrt(rate * (1 - rate) / CLIPS);
      assertEquals(1 - rate, (double) kept / CLIPS, 4 * deviation);
    }
  }

  @Test
  void ofClips_equalSeeds_dropsTheSameClips() {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      Torch.engine().setRandomSeed(4);
      float[] first = clips(manager, 0.5f);
      Torch.engine().setRandomSeed(4);
      assertArrayEquals(first, clips(manager, 0.5f));
    }
  }

  @Test
  void ofClips_outsideTrainingOrOfRate0_isTheIdentity() {
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      NDArray x = manager.ones(new Shape(4, 2));
      assertSame(x, Dropout.ofClips(pass(manager, false), x, 0.5f));
      assertSame(x, Dropout.ofClips(pass(manager, true), x, 0));
    }
  }
}
