package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NormalizeTest {

  private static final int RATE = 8000;
  private static final int LENGTH = 6000;

  private static float[] normalized(Normalize recipe, float[] samples, int valid) {
    Plan plan = recipe.plan(SignalSpec.waveform(RATE, samples.length));
    float[] out = new float[samples.length];
    plan.process(samples, valid, out, plan.newScratch());
    return Arrays.copyOf(out, valid);
  }

  private static double level(Normalize.Measure measure, float[] samples) {
    double sum = 0;
    double peak = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
      peak = Math.max(peak, Math.abs(sample));
    }
    return switch (measure) {
      case PEAK -> 20 * Math.log10(peak);
      case RMS -> 10 * Math.log10(sum / samples.length);
      case LOUDNESS -> LoudnessTest.lufs(samples, RATE);
    };
  }

  @Property(tries = 200)
  void process_recording_hasTheLevel(
      @ForAll Normalize.Measure measure,
      @ForAll @DoubleRange(min = -60, max = 6) double level,
      @ForAll @DoubleRange(min = 0.01, max = 3) double amplitude,
      @ForAll @IntRange(min = 100, max = LENGTH) int valid) {
    float[] samples = TestSignals.noise(valid, LENGTH, amplitude);
    Arrays.fill(samples, valid, LENGTH, 0);
    float[] found = normalized(new Normalize(measure, level), samples, valid);
    assertEquals(level, level(measure, found), 1e-4);
    double factor = found[0] / (double) samples[0];
    for (int i = 0; i < valid; i++) {
      assertEquals(factor * samples[i], found[i], 1e-5 * Math.abs(found[i]) + 1e-9);
    }
  }

  /** What lies behind the recording's end has no say, even where it is no silence. */
  @ParameterizedTest
  @EnumSource(Normalize.Measure.class)
  void process_levelOfTheRecording_leavesPaddingOut(Normalize.Measure measure) {
    float[] samples = TestSignals.noise(1, LENGTH, 0.1);
    Normalize recipe = new Normalize(measure, -20);
    float[] alone = normalized(recipe, Arrays.copyOf(samples, 3000), 3000);
    Arrays.fill(samples, 3000, LENGTH, 0.9f);
    assertArrayEquals(alone, normalized(recipe, samples, 3000));
  }

  @ParameterizedTest
  @EnumSource(Normalize.Measure.class)
  void process_silence_staysSilence(Normalize.Measure measure) {
    for (int valid : new int[] {0, 1, 500, LENGTH}) {
      assertArrayEquals(
          new float[valid], normalized(new Normalize(measure, -3), new float[LENGTH], valid));
    }
  }

  @Test
  void process_sine_hasTheKnownFactors() {
    float[] sine = TestSignals.sine(1000, RATE, 8000, 0.5);
    assertEquals(2, factor(Normalize.rms(10 * Math.log10(0.5)), sine), 1e-5);
    assertEquals(1.9055, factor(Normalize.loudness(-3.43), sine), 0.02);
    float[] samples = {0.1f, -0.25f, 0.2f};
    assertArrayEquals(
        new float[] {0.4f, -1, 0.8f}, normalized(Normalize.peak(0), samples, 3), 1e-7f);
  }

  private static double factor(Normalize recipe, float[] samples) {
    return normalized(recipe, samples, samples.length)[0] / (double) samples[0];
  }

  @Test
  void outputSpec_rateTooLowForLoudness_namesIt() {
    SignalSpec slow = SignalSpec.waveform(3000, 100);
    assertEquals(slow, Normalize.rms(-20).outputSpec(slow));
    assertEquals(
        "Normalize: expected at least 4000 Hz to weigh loudness, found 100 samples, 3000 Hz; "
            + "normalise the RMS or raise the sample rate",
        assertThrows(SpecMismatchException.class, () -> Normalize.loudness(-23).outputSpec(slow))
            .getMessage());
  }

  @Test
  void new_badLevel_namesIt() {
    for (double bad : new double[] {121, -121, Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertEquals(
          "Normalize: expected a level of -120.0 to 120.0 dB, found " + bad,
          assertThrows(IllegalArgumentException.class, () -> Normalize.peak(bad)).getMessage());
    }
  }
}
