package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.TestSignals.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PadOrTrimTest {

  private static float[] fit(int length, Crop crop, float... samples) {
    return run(
        new PadOrTrim(length, crop).plan(SignalSpec.waveform(8000, samples.length)), samples);
  }

  @Property(tries = 200)
  void process_twice_isSameAsOnce(
      @ForAll Crop crop,
      @ForAll @IntRange(min = 1, max = 300) int from,
      @ForAll @IntRange(min = 1, max = 300) int length) {
    float[] once = fit(length, crop, TestSignals.noise(from, from, 1));
    assertEquals(length, once.length);
    assertArrayEquals(once, fit(length, crop, once));
  }

  @Property(tries = 200)
  void process_loudest_findsBurst(
      @ForAll @IntRange(max = 900) int position,
      @ForAll @IntRange(min = 1, max = 100) int burst,
      @ForAll @IntRange(max = 99) int seed) {
    float[] samples = TestSignals.noise(seed, 1000, 0.001);
    Arrays.fill(samples, position, position + burst, 0.5f);
    int loud = 0;
    for (float sample : fit(100, Crop.LOUDEST, samples)) {
      loud += sample == 0.5f ? 1 : 0;
    }
    assertEquals(burst, loud);
  }

  @Property(tries = 200)
  void process_loudest_hasMostEnergy(
      @ForAll @IntRange(min = 2, max = 200) int from,
      @ForAll @IntRange(min = 1, max = 199) int length) {
    float[] samples = TestSignals.noise(31L * from + length, from, 1);
    double most = 0;
    for (int start = 0; start + length <= from; start++) {
      most = Math.max(most, energy(Arrays.copyOfRange(samples, start, start + length)));
    }
    if (length < from) {
      assertEquals(most, energy(fit(length, Crop.LOUDEST, samples)), 1e-9);
    }
  }

  private static double energy(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return sum;
  }

  @Test
  void process_shortClip_padsTheEnd() {
    for (Crop crop : Crop.values()) {
      assertArrayEquals(new float[] {1, 2, 3, 0, 0}, fit(5, crop, 1, 2, 3));
    }
  }

  @Test
  void process_longClip_keepsItsPart() {
    assertArrayEquals(new float[] {1, 2}, fit(2, Crop.START, 1, 2, 3, 4, 5));
    assertArrayEquals(new float[] {2, 3}, fit(2, Crop.CENTER, 1, 2, 3, 4, 5));
    assertArrayEquals(new float[] {4, 5}, fit(2, Crop.LOUDEST, 1, 2, 3, 4, 5));
    assertArrayEquals(new float[] {4, 1}, fit(2, Crop.LOUDEST, 0, 4, 1, 0, 1, 4));
  }

  @Property(tries = 200)
  void process_loudestOfEqualBursts_isTheEarliest(@ForAll @IntRange(max = 9999) int seed) {
    float[] samples = new float[200];
    for (int i = 0; i < 10; i++) {
      float sample = TestSignals.noise(seed, 10, 1)[i];
      samples[40 + i] = sample;
      samples[140 + i] = -sample;
    }
    float[] expected = Arrays.copyOfRange(samples, 30, 50);
    assertArrayEquals(expected, fit(20, Crop.LOUDEST, samples));
  }

  @Test
  void outputSpec_spectrogram_asksForEarlierPlace() {
    SignalSpec spec = new SignalSpec(SignalKind.SPECTROGRAM, 8000, 129, 101, Scale.POWER, 256, 80);
    assertEquals(
        "PadOrTrim: expected a WAVEFORM, found 129 x 101 SPECTROGRAM, POWER, 8000 Hz, hop 80; "
            + "put it before Stft",
        assertThrows(
                SpecMismatchException.class, () -> new PadOrTrim(8000, Crop.START).outputSpec(spec))
            .getMessage());
  }

  @Test
  void new_noLength_namesIt() {
    assertEquals(
        "PadOrTrim: expected length of at least 1, found 0; raise it",
        assertThrows(IllegalArgumentException.class, () -> new PadOrTrim(0, Crop.START))
            .getMessage());
  }

  @Property(tries = 50)
  void process_loudestOfQuietClip_isThatOfTheLoudOne(
      @ForAll @IntRange(min = 2, max = 300) int from, @ForAll @IntRange(max = 99) int seed) {
    float[] loud = TestSignals.noise(seed, from, 1);
    float[] expected = fit(from / 2, Crop.LOUDEST, loud);
    float[] found = fit(from / 2, Crop.LOUDEST, TestSignals.scaled(loud, 0x1p-20));
    assertArrayEquals(TestSignals.scaled(expected, 0x1p-20), found);
  }
}
