package io.github.audiomnist.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("interleavings")
class WaitsInterleavingsTest {

  private static final int INVOCATIONS = 1_000;

  @Test
  void endOverdue_whileTheOneIsWaitedForAnew_leavesTheNewWait() {
    Lincheck.runConcurrentTest(INVOCATIONS, WaitsInterleavingsTest::waitAnewMeanwhile);
  }

  private static void waitAnewMeanwhile() {
    Waits<String> waits = new Waits<>();
    waits.begin("one", 0);
    Thread sweeper = new Thread(() -> waits.endOverdue(1, 0));
    sweeper.start();
    waits.begin("one", 1);
    join(sweeper);
    assertEquals(List.of("one"), waits.endOverdue(2, 0));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
