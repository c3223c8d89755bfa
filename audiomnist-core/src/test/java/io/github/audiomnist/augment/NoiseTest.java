package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Padding;
import io.github.audiomnist.transform.Plan;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.Window;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseTest {

  private static final int N_FFT = 8192;
  private static final int LENGTH = 1 << 20;
  private static final int SLOPE_OCTAVES = 9;

  @Property(tries = 100)
  void apply_oneRatio_isMeasured(
      @ForAll long seed,
      @ForAll NoiseColor color,
      @ForAll @IntRange(min = 10, max = 2000) int length,
      @ForAll @DoubleRange(min = -30, max = 60) double snrDb) {
    Waveform clip = Clips.noise(seed, length, 8000);
    Waveform noisy = Clips.changed(new Noise(color, snrDb, snrDb), clip, seed);
    assertEquals(length, noisy.length());
    assertEquals(snrDb, Clips.snrDb(clip, noisy), 0.05);
  }

  @Property(tries = 100)
  void apply_range_staysWithin(@ForAll long seed, @ForAll NoiseColor color) {
    Waveform clip = Clips.noise(seed, 200, 8000);
    double snrDb = Clips.snrDb(clip, Clips.changed(new Noise(color, 5, 20), clip, seed));
    assertTrue(snrDb > 4.95 && snrDb < 20.05, () -> "" + snrDb);
  }

  /** Power in each octave of bins, per bin, in dB, from bin 4 on. */
  private static double[] octaves(NoiseColor color) {
    float[] noise = color.draw(LENGTH, new SeededRandom(5));
    Stft stft = new Stft(N_FFT, N_FFT, N_FFT, Window.HANN, Padding.NONE, Scale.POWER);
    Plan plan = stft.plan(SignalSpec.waveform(44_100, LENGTH));
    float[] power = new float[plan.output().size()];
    plan.process(noise, LENGTH, power, plan.newScratch());
    int frames = plan.output().columns();
    double[] octaves = new double[SLOPE_OCTAVES];
    for (int octave = 0; octave < SLOPE_OCTAVES; octave++) {
      int first = 4 << octave;
      double sum = 0;
      for (int i = first * frames; i < 2 * first * frames; i++) {
        sum += power[i];
      }
      octaves[octave] = 10 * Math.log10(sum / first);
    }
    return octaves;
  }

  /** 512 values in the lowest octave give its level to 0.2 dB. */
  @ParameterizedTest
  @CsvSource({"WHITE, 0", "PINK, -3.01"})
  void draw_anyColor_fallsByItsSlopeInEveryOctave(NoiseColor color, double dbPerOctave) {
    double[] octaves = octaves(color);
    for (int i = 1; i < SLOPE_OCTAVES; i++) {
      double expected = octaves[SLOPE_OCTAVES - 1] - dbPerOctave * (SLOPE_OCTAVES - 1 - i);
      assertEquals(expected, octaves[i], 0.5, "octave " + i);
    }
    double slope = (octaves[SLOPE_OCTAVES - 1] - octaves[1]) / (SLOPE_OCTAVES - 2);
    assertEquals(dbPerOctave, slope, 0.05);
  }

  /** Without its warm-up the filter would begin at a fifth of its power. */
  @Test
  void draw_pink_isAsLoudAtItsStartAsLater() {
    double start = 0;
    double later = 0;
    for (int seed = 0; seed < 400; seed++) {
      float[] noise = NoiseColor.PINK.draw(2000, new SeededRandom(seed));
      start += Levels.energy(Arrays.copyOf(noise, 20));
      later += Levels.energy(Arrays.copyOfRange(noise, 1980, 2000));
    }
    assertEquals(1, start / later, 0.15);
  }

  @Test
  void new_reversedRange_namesIt() {
    assertEquals(
        "Noise: expected a range of dB within -200.0 to 200.0, found 20.0 to 5.0",
        assertThrows(IllegalArgumentException.class, () -> Noise.white(20, 5)).getMessage());
  }
}
