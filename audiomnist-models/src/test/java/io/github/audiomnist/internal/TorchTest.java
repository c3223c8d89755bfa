package io.github.audiomnist.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TorchTest {

  @Test
  void engine_started_isPyTorchAndStaysOffline() {
    assertEquals("PyTorch", Torch.engine().getEngineName());
    assertSame(Torch.engine(), Torch.engine());
    assertEquals("true", System.getProperty("ai.djl.offline"));
    assertEquals("true", System.getProperty("OPT_OUT_TRACKING"));
  }

  /** DJL switches gradients off on the thread that starts the engine alone. */
  @Test
  void withoutGradients_onAnyThread_recordsNone() throws InterruptedException {
    List<Boolean> recorded = Collections.synchronizedList(new ArrayList<>());
    Runnable check =
        () -> {
          recorded.add(Torch.withoutGradients(JniUtils::isGradMode));
          boolean before = JniUtils.isGradMode();
          assertThrows(
              IllegalCallerException.class,
              () ->
                  Torch.withoutGradients(
                      () -> {
                        throw new IllegalCallerException();
                      }));
          recorded.add(before != JniUtils.isGradMode());
        };
    assertEquals("PyTorch", Torch.engine().getEngineName());
    check.run();
    Thread other = new Thread(check);
    other.start();
    other.join();
    assertEquals(List.of(false, false, false, false), recorded);
  }

  @Test
  void threads_unset_areThoseOfTheMachine() {
    assertTrue(Torch.threads() >= 1);
  }
}
