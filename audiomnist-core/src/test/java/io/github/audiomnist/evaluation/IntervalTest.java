package io.github.audiomnist.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  // SciPy 1.17.1: binomtest(hits, total).proportion_ci(method="wilson")
  @ParameterizedTest
  @CsvSource({
    "298, 300, 0.9760224167496929, 0.9981698516420883",
    "300, 300, 0.9873570287754541, 1.0",
    "0, 10, 0.0, 0.27753279986288926",
    "5, 10, 0.236593090512564, 0.7634069094874361",
    "1, 1, 0.20654931437723745, 1.0"
  })
  void wilson_counts_areSciPys(int hits, int total, double low, double high) {
    Interval interval = Interval.wilson(hits, total);
    assertEquals(low, interval.low(), 1e-12);
    assertEquals(high, interval.high(), 1e-12);
  }

  @Test
  void wilson_impossibleCounts_throws() {
    assertThrows(IllegalArgumentException.class, () -> Interval.wilson(0, 0));
    assertThrows(IllegalArgumentException.class, () -> Interval.wilson(4, 3));
    assertThrows(IllegalArgumentException.class, () -> Interval.wilson(-1, 3));
  }

  @Test
  void toString_percent_isShort() {
    assertEquals("97.60 to 99.82 %", Interval.wilson(298, 300).toString());
  }
}
