package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FastLogTest {

  private static final double MAX_ERROR = 6e-8;

  @Test
  void of_anyPower_isNaturalLog() {
    Random random = new Random(1);
    for (int i = 0; i < 1_000_000; i++) {
      double x = (1 + random.nextDouble()) * Math.pow(2, random.nextInt(400) - 200);
      assertEquals(Math.log(x), FastLog.of(x), MAX_ERROR);
    }
  }

  @Test
  void of_ends_isNaturalLog() {
    double[] ends = {
      Double.MIN_NORMAL,
      Float.MIN_VALUE,
      Float.MIN_NORMAL,
      1,
      Math.nextDown(1.0),
      Math.nextUp(1.0),
      Math.nextDown(2.0),
      2,
      10,
      1e-10,
      Float.MAX_VALUE,
      Double.MAX_VALUE
    };
    for (double x : ends) {
      assertEquals(Math.log(x), FastLog.of(x), MAX_ERROR);
    }
  }
}
