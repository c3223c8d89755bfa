package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoudnessTest {

  /** What a mono signal has less than the same in both channels of stereo. */
  private static final double MONO = 10 * Math.log10(0.5);

  /** The tolerance of EBU Tech 3341 for its test signals. */
  private static final double MAX_LU_ERROR = 0.1;

  static List<Golden> loudness() {
    return Golden.ofKind("loudness");
  }

  static double lufs(float[] samples, int rate) {
    Loudness loudness = new Loudness(rate);
    double[] scratch = new double[loudness.scratchLength(samples.length)];
    return -0.691 + 10 * Math.log10(loudness.power(samples, samples.length, scratch));
  }

  /** Sines of 1 kHz one after the other: seconds and dBFS by turns. */
  private static float[] sines(int rate, double... secondsAndLevels) {
    int length = 0;
    for (int i = 0; i < secondsAndLevels.length; i += 2) {
      length += (int) Math.round(secondsAndLevels[i] * rate);
    }
    float[] samples = new float[length];
    int start = 0;
    for (int i = 0; i < secondsAndLevels.length; i += 2) {
      double amplitude = Math.pow(10, secondsAndLevels[i + 1] / 20);
      int end = start + (int) Math.round(secondsAndLevels[i] * rate);
      for (; start < end; start++) {
        samples[start] = (float) (amplitude * Math.sin(2 * Math.PI * 1000 * start / rate));
      }
    }
    return samples;
  }

  @ParameterizedTest
  @ValueSource(ints = {4_000, 8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000})
  void lufs_fullScaleSineOf997Hertz_isMinus3Point01(int rate) {
    float[] sine = TestSignals.sine(997, rate, 3 * rate, 1);
    assertEquals(-3.01, lufs(sine, rate), 0.005);
  }

  /** The cases 1 to 5 of EBU Tech 3341, which are stereo. */
  @Test
  void lufs_signalsOfEbu_areAsStated() {
    int rate = 16_000;
    assertEquals(-23 + MONO, lufs(sines(rate, 20, -23), rate), MAX_LU_ERROR);
    assertEquals(-33 + MONO, lufs(sines(rate, 20, -33), rate), MAX_LU_ERROR);
    assertEquals(-23 + MONO, lufs(sines(rate, 10, -36, 60, -23, 10, -36), rate), MAX_LU_ERROR);
    assertEquals(
        -23 + MONO,
        lufs(sines(rate, 10, -72, 10, -36, 60, -23, 10, -36, 10, -72), rate),
        MAX_LU_ERROR);
    assertEquals(-23 + MONO, lufs(sines(rate, 20, -26, 20.1, -20, 20, -26), rate), MAX_LU_ERROR);
  }

  @ParameterizedTest
  @MethodSource("loudness")
  void lufs_at48Kilohertz_equalsTheStandardsTable(Golden golden) {
    float[] signal = Golden.named("input/" + golden.text("signal")).floats();
    float[] samples = new float[signal.length * golden.integer("times")];
    for (int i = 0; i < samples.length; i++) {
      int halvings = i / signal.length % golden.integer("gains");
      samples[i] = Math.scalb(signal[i % signal.length], -halvings);
    }
    assertEquals(golden.doubles()[0], lufs(samples, 48_000), 1e-9);
  }

  @Property(tries = 100)
  void lufs_gain_addsItsDecibels(
      @ForAll @IntRange(min = 1, max = 9000) int length,
      @ForAll @DoubleRange(min = -30, max = 20) double gain) {
    float[] samples = TestSignals.noise(length, length, 0.3);
    double before = lufs(samples, 8000);
    double after = lufs(TestSignals.scaled(samples, Math.pow(10, gain / 20)), 8000);
    assertEquals(gain, after - before, 1e-4);
  }

  @Test
  void power_belowTheAbsoluteGate_isZero() {
    assertEquals(Double.NEGATIVE_INFINITY, lufs(new float[8000], 8000));
    assertEquals(Double.NEGATIVE_INFINITY, lufs(new float[10], 8000));
    assertEquals(Double.NEGATIVE_INFINITY, lufs(new float[0], 8000));
    assertEquals(Double.NEGATIVE_INFINITY, lufs(sines(8000, 1, -68), 8000));
    assertTrue(lufs(sines(8000, 1, -66), 8000) > -70);
  }

  @Test
  void lufs_signalShorterThanABlock_isThatOfItsMeanSquare() {
    float[] block = sines(8000, 0.4, -20);
    float[] shorter = Arrays.copyOf(block, block.length - 1);
    assertEquals(lufs(block, 8000), lufs(shorter, 8000), 0.005);
    assertEquals(lufs(block, 8000), lufs(Arrays.copyOf(block, 1600), 8000), MAX_LU_ERROR);
  }
}
