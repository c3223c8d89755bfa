package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowTest {

  /** As scipy.signal.get_window and torch.hann_window; the formula would give 0 or 0.08. */
  @ParameterizedTest
  @EnumSource(Window.class)
  void weights_oneSample_isOne(Window window) {
    assertArrayEquals(new double[] {1}, window.weights(1));
  }

  @Test
  void weights_fourSamples_followTheFormulas() {
    assertArrayEquals(new double[] {0, 0.5, 1, 0.5}, Window.HANN.weights(4), 1e-15);
    assertArrayEquals(new double[] {0.08, 0.54, 1, 0.54}, Window.HAMMING.weights(4), 1e-15);
    assertArrayEquals(new double[] {1, 1, 1, 1}, Window.RECTANGULAR.weights(4));
    double inner = Math.pow(0.75, 0.85);
    assertArrayEquals(new double[] {0, inner, inner, 0}, Window.POVEY.weights(4), 1e-15);
  }

  @Test
  void weights_oddPovey_isSymmetric() {
    double[] weights = Window.POVEY.weights(7);
    for (int i = 0; i < 7; i++) {
      assertEquals(weights[i], weights[6 - i], 1e-15);
    }
    assertEquals(1, weights[3], 1e-15);
  }
}
