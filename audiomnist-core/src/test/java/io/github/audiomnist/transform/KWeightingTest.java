package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KWeightingTest {

  /** The standard prints 14 digits. */
  private static final double MAX_ERROR = 1e-13;

  /** Tables 1 and 2 of ITU-R BS.1770-5. */
  private static final double[] SHELF = {
    1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
  };

  private static final double[] HIGH_PASS = {1, -2, 1, -1.99004745483398, 0.99007225036621};

  @Test
  void coefficients_at48Kilohertz_areTheStandards() {
    KWeighting weighting = new KWeighting(48_000);
    assertArrayEquals(SHELF, weighting.shelf(), MAX_ERROR);
    assertArrayEquals(HIGH_PASS, weighting.highPass(), MAX_ERROR);
  }

  /** Errors as measured, rounded up. */
  @ParameterizedTest
  @CsvSource({
    "4000, 0.32",
    "8000, 0.05",
    "11025, 0.02",
    "16000, 0.004",
    "22050, 0.001",
    "44100, 0.0005",
    "96000, 0.0005",
    "384000, 0.0005",
  })
  void response_otherRate_isThatAt48Kilohertz(int rate, double maxErrorDb) {
    KWeighting weighting = new KWeighting(rate);
    for (double hz = 20; hz < Math.min(rate, 48_000) / 2.0; hz += 20) {
      double expected = decibels(SHELF, HIGH_PASS, hz, 48_000);
      double found = decibels(weighting.shelf(), weighting.highPass(), hz, rate);
      assertEquals(expected, found, maxErrorDb, hz + " Hz");
    }
  }

  private static double decibels(double[] shelf, double[] highPass, double hz, int rate) {
    double angle = 2 * Math.PI * hz / rate;
    return 10 * Math.log10(power(shelf, angle) * power(highPass, angle));
  }

  private static double power(double[] b, double angle) {
    return polynomial(b[0], b[1], b[2], angle) / polynomial(1, b[3], b[4], angle);
  }

  private static double polynomial(double a, double b, double c, double angle) {
    double real = a + b * Math.cos(angle) + c * Math.cos(2 * angle);
    double imaginary = b * Math.sin(angle) + c * Math.sin(2 * angle);
    return real * real + imaginary * imaginary;
  }
}
