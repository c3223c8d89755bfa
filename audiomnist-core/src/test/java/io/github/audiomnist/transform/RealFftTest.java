package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
        assertTrue(error <= TOLERANCE, "length %s, bin %s: %s".formatted(length, k, error));
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

  /** Measured 8e-13, at 1194. */
  @Property(tries = 300)
  void inverse_ofForward_givesBackTheFrame(@ForAll @IntRange(min = 2, max = 1200) int length) {
    double[] frames = toDoubles(TestSignals.noise(length, 3 * length, 1));
    double[] before = frames.clone();
    RealFft fft = new RealFft(length);
    fft.forward(frames, length);
    fft.inverse(frames, length);
    assertArrayEquals(before, frames, 2e-12);
  }

  /** The bins of a frame become those of another by magnitude and phase. */
  @Property(tries = 200)
  void setBin_magnitudesAndPhases_makeTheSinusoids(
      @ForAll @IntRange(min = 2, max = 200) int length, @ForAll @IntRange(max = 999) int seed) {
    RealFft fft = new RealFft(length);
    double[] random = toDoubles(TestSignals.noise(seed, 2 * fft.numBins(), 3));
    double[] frame = new double[length];
    double[] expected = new double[length];
    for (int k = 0; k < fft.numBins(); k++) {
      boolean real = k == 0 || 2 * k == length;
      double magnitude = Math.abs(random[2 * k]);
      double phase = random[2 * k + 1];
      fft.setBin(frame, 0, k, 1, phase);
      fft.setMagnitude(frame, 0, k, magnitude);
      for (int n = 0; n < length; n++) {
        double turn = 2 * Math.PI * ((long) k * n % length) / length;
        expected[n] +=
            real
                ? magnitude * Math.signum(Math.cos(phase)) * Math.cos(turn) / length
                : 2 * magnitude * Math.cos(turn + phase) / length;
      }
    }
    fft.inverse(frame, 0);
    assertArrayEquals(expected, frame, 1e-12);
  }

  @Test
  void setMagnitude_binOfZero_staysZero() {
    double[] spectrum = new double[8];
    new RealFft(8).setMagnitude(spectrum, 0, 2, 5);
    new RealFft(8).setMagnitude(spectrum, 0, 0, 5);
    assertArrayEquals(new double[8], spectrum);
  }
}
