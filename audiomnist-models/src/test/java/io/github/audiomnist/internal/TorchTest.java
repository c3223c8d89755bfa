package io.github.audiomnist.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TorchTest {

  @Test
  void engine_started_isPyTorchAndStaysOffline() {
    assertEquals("PyTorch", Torch.engine().getEngineName());
    assertSame(Torch.engine(), Torch.engine());
    assertEquals("true", System.getProperty("ai.djl.offline"));
    assertEquals("true", System.getProperty("OPT_OUT_TRACKING"));
  }

  @Test
  void threads_unset_areThoseOfTheMachine() {
    assertTrue(Torch.threads() >= 1);
  }
}
