package io.github.audiomnist.training;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  @Test
  void rate_oneCycleOfHundredSteps_risesOverTenAndFallsAlongACosine() {
    Schedule.OneCycle cycle = Schedule.oneCycle();
    assertEquals(0.5 / 11, cycle.rate(0.5, 0, 20, 5), 1e-12);
    assertEquals(0.5 * 10 / 11, cycle.rate(0.5, 9, 20, 5), 1e-12);
    assertEquals(0.5, cycle.rate(0.5, 10, 20, 5), 1e-12);
    assertEquals(0.25, cycle.rate(0.5, 55, 20, 5), 1e-12);
    assertEquals(0.5 * 0.5 * (1 + Math.cos(Math.PI * 89 / 90)), cycle.rate(0.5, 99, 20, 5), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10, 11, 100, 12345})
  void rate_oneCycleOfAnyLength_isAHillAboveZeroUpToThePeak(int steps) {
    IntToDoubleFunction rate = step -> Schedule.oneCycle().rate(2, step, 1, steps);
    int summit = 0;
    for (int step = 0; step < steps; step++) {
      assertTrue(rate.applyAsDouble(step) > 0 && rate.applyAsDouble(step) <= 2, "step " + step);
      if (rate.applyAsDouble(step) > rate.applyAsDouble(summit)) {
        summit = step;
      }
    }
    assertTrue(steps == 1 || rate.applyAsDouble(summit) == 2 || steps % 10 != 0);
    for (int step = 1; step < steps; step++) {
      boolean rises = rate.applyAsDouble(step) > rate.applyAsDouble(step - 1);
      assertEquals(step <= summit, rises, "step " + step);
    }
    assertTrue(steps < 10 || rate.applyAsDouble(steps - 1) < 0.2);
  }

  @Test
  void rate_constant_isThePeak() {
    assertEquals(0.3, Schedule.constant().rate(0.3, 17, 5, 10));
  }

  @Test
  void rate_cosineNoLongerThanItsWarmUp_onlyRises() {
    Schedule schedule = Schedule.cosine(3);
    for (int step = 0; step < 8; step++) {
      assertEquals(0.5 * (step + 1) / 13, schedule.rate(0.5, step, 4, 2), 1e-15);
    }
  }

  @Test
  void settings_outOfRange_areRefused() {
    assertRefused(
        IllegalArgumentException.class,
        () -> Schedule.step(0, 0.5),
        "Step: expected everyEpochs of at least 1, found 0");
    assertRefused(
        IllegalArgumentException.class,
        () -> Schedule.step(1, 1.5),
        "Step: expected factor in [0, 1], found 1.5");
    assertRefused(
        IllegalArgumentException.class,
        () -> Schedule.cosine(-1),
        "Cosine: expected warmUpEpochs of at least 0, found -1");
    assertRefused(
        IllegalArgumentException.class,
        () -> Schedule.cosine(1).withFloor(Double.NaN),
        "Cosine: expected floor in [0, 1], found NaN");
    assertRefused(
        IllegalArgumentException.class,
        () -> new Schedule.OneCycle(1),
        "OneCycle: expected riseShare in [0, 1), found 1.0");
  }
}
