package io.github.audiomnist.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneCycleTest {

  @Test
  void rate_hundredSteps_risesOverTenAndFallsAlongACosine() {
    OneCycle cycle = new OneCycle(0.5, 100);
    assertEquals(0.5 / 11, cycle.rate(0), 1e-12);
    assertEquals(0.5 * 10 / 11, cycle.rate(9), 1e-12);
    assertEquals(0.5, cycle.rate(10), 1e-12);
    assertEquals(0.25, cycle.rate(55), 1e-12);
    assertEquals(0.5 * 0.5 * (1 + Math.cos(Math.PI * 89 / 90)), cycle.rate(99), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10, 11, 100, 12345})
  void rate_anyLength_isAHillAboveZeroUpToThePeak(int steps) {
    OneCycle cycle = new OneCycle(2, steps);
    int summit = 0;
    for (int step = 0; step < steps; step++) {
      assertTrue(cycle.rate(step) > 0 && cycle.rate(step) <= 2, "step " + step);
      if (cycle.rate(step) > cycle.rate(summit)) {
        summit = step;
      }
    }
    assertTrue(steps == 1 || cycle.rate(summit) == 2 || steps % 10 != 0);
    for (int step = 1; step < steps; step++) {
      boolean rises = cycle.rate(step) > cycle.rate(step - 1);
      assertEquals(step <= summit, rises, "step " + step);
    }
    assertTrue(steps < 10 || cycle.rate(steps - 1) < 0.2);
  }
}
