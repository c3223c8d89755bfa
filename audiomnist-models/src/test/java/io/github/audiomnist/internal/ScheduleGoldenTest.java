package io.github.audiomnist.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.audiomnist.training.Schedule;
import org.junit.jupiter.api.Test;

/** Schedules against {@code torch.optim.lr_scheduler}, rounded to float: off by 3e-8 at most. */
class ScheduleGoldenTest {

  private static final int STEPS_PER_EPOCH = 7;
  private static final int EPOCHS = 5;

  @Test
  void rate_everyStep_equalsTorch() {
    assertEqualsTorch("step", Schedule.step(2, 0.3));
    assertEqualsTorch("cosine", Schedule.cosine(0));
    assertEqualsTorch("warm_cosine", Schedule.cosine(2).withFloor(0.1));
  }

  private static void assertEqualsTorch(String name, Schedule schedule) {
    float[] expected = Golden.of("schedules").values(name);
    assertEquals(STEPS_PER_EPOCH * EPOCHS, expected.length);
    for (int step = 0; step < expected.length; step++) {
      double found = schedule.rate(0.5, step, STEPS_PER_EPOCH, EPOCHS);
      assertEquals(expected[step], found, 3e-8, "%s of step %s".formatted(name, step));
    }
  }
}
