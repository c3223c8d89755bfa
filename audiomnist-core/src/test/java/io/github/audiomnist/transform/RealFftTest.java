package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RealFftTest {

  /**
   * Largest error of a bin's power over the frame's energy times its length; measured 2.2e-8, the
   * rounding of the result to float.
   */
  private static final double TOLERANCE = 1e-7;

  private static float[] fastPower(float[] frame) {
    RealFft fft = new RealFft(frame.length);
    float[] power = new float[fft.numBins()];
    fft.power(toDoubles(frame), power, 0, 1);
    return power;
  }

  private static double[] toDoubles(float[] frame) {
    double[] doubles = new double[frame.length];
    for (int i = 0; i < frame.length; i++) {
      doubles[i] = frame[i];
    }
    return doubles;
  }

  private static double energy(float[] frame) {
    double sum = 0;
    for (float x : frame) {
      sum += (double) x * x;
    }
    return sum;
  }

  @Test
  void naiveDft_knownSinusoids_hasTheirLines() {
    int length = 24;
    float[] frame = new float[length];
    for (int n = 0; n < length; n++) {
      double turn = 2 * Math.PI * n / length;
      frame[n] = (float) (0.5 + 3 * Math.cos(5 * turn + 0.4) + 0.25 * Math.cos(12 * turn));
    }
    double[] expected = new double[13];
    expected[0] = square(0.5 * length);
    expected[5] = square(3.0 / 2 * length);
    expected[12] = square(0.25 * length);
    double[] power = NaiveDft.power(frame);
    for (int k = 0; k < power.length; k++) {
      assertEquals(expected[k], power[k], 1e-3, "bin " + k);
    }
  }

  private static double square(double x) {
    return x * x;
  }

  @Test
  void power_allLengthsTo600_equalsNaiveDft() {
    for (int length = 2; length <= 600; length++) {
      float[] frame = TestSignals.noise(length, length, 1);
      double[] expected = NaiveDft.power(frame);
      float[] found = fastPower(frame);
      assertEquals(expected.length, found.length);
      double scale = energy(frame) * length;
      for (int k = 0; k < found.length; k++) {
        double error = Math.abs(found[k] - expected[k]) / scale;
        assertTrue(error <= TOLERANCE, "length %d, bin %d: %s".formatted(length, k, error));
      }
    }
  }

  @Test
  void power_strided_writesOneColumn() {
    float[] frame = TestSignals.noise(1, 31, 1);
    float[] column = fastPower(frame);
    float[] matrix = new float[16 * 3];
    Arrays.fill(matrix, -1);
    new RealFft(31).power(toDoubles(frame), matrix, 1, 3);
    for (int i = 0; i < matrix.length; i++) {
      assertEquals(i % 3 == 1 ? column[i / 3] : -1, matrix[i]);
    }
  }

  @Property(tries = 300)
  void power_anyFrame_keepsEnergy(@ForAll @IntRange(min = 2, max = 2500) int length) {
    float[] frame = TestSignals.noise(length, length, 1);
    float[] power = fastPower(frame);
    double sum = power[0];
    for (int k = 1; k < power.length; k++) {
      assertTrue(power[k] >= 0);
      sum += 2 * k == length ? power[k] : 2.0 * power[k];
    }
    assertEquals(1, sum / length / energy(frame), 1e-7);
  }
}
