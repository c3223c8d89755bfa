package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Waveform;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReverberationTest {

  private static final int RATE = 16_000;

  /** Energy of the samples from each on, in dB (Schroeder's backward integration). */
  private static double[] decayDb(Waveform response) {
    double[] decay = new double[response.length()];
    double sum = 0;
    for (int i = response.length() - 1; i > 0; i--) {
      sum += (double) response.at(i) * response.at(i);
      decay[i] = 10 * Math.log10(sum);
    }
    return decay;
  }

  /** The time from -5 to -25 dB of the tail, three times. */
  private static double rt60Seconds(Waveform response) {
    double[] decay = decayDb(response);
    int from = 1;
    while (decay[from] > decay[1] - 5) {
      from++;
    }
    int to = from;
    while (decay[to] > decay[1] - 25) {
      to++;
    }
    return 3.0 * (to - from) / response.sampleRate();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.4, 0.8, 1.5})
  void apply_impulse_decaysInTheReverberationTime(double rt60) {
    Reverberation room = new Reverberation(rt60, rt60, 0, 0);
    double sum = 0;
    for (int seed = 0; seed < 5; seed++) {
      sum += rt60Seconds(Clips.changed(room, Clips.impulse(3 * RATE, RATE), seed));
    }
    assertEquals(1, sum / 5 / rt60, 0.06);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-6, 0, 12})
  void apply_impulse_hasTheDirectSoundOverTheRest(double directDb) {
    Reverberation room = new Reverberation(0.5, 0.5, directDb, directDb);
    double rest = 0;
    double direct = 0;
    for (int seed = 0; seed < 5; seed++) {
      Waveform heard = Clips.changed(room, Clips.impulse(RATE, RATE), seed);
      direct += (double) heard.at(0) * heard.at(0);
      rest += Levels.energy(heard.values()) - (double) heard.at(0) * heard.at(0);
    }
    assertEquals(directDb, 10 * Math.log10(direct / rest), 0.5);
  }

  @Property(tries = 100)
  void apply_anyRoom_keepsLengthAndEnergy(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.01, max = 3) double rt60,
      @ForAll @DoubleRange(min = -20, max = 20) double directDb,
      @ForAll @IntRange(min = 1, max = 2000) int length) {
    Waveform clip = Clips.noise(seed, length, 8000);
    Reverberation room = new Reverberation(rt60, rt60, directDb, directDb);
    Waveform heard = Clips.changed(room, clip, seed);
    assertEquals(length, heard.length());
    assertEquals(1, Levels.energy(heard.values()) / Levels.energy(clip.values()), 1e-5);
  }

  @Property(tries = 30)
  void apply_noTime_isIdentity(@ForAll long seed) {
    Waveform clip = Clips.noise(seed, 100, RATE);
    assertSame(clip, Clips.changed(Reverberation.rt60(0, 0), clip, seed));
  }

  @Test
  void apply_clipThatBeginsLate_staysSilentBefore() {
    float[] samples = new float[1000];
    samples[400] = 1;
    Waveform heard = Clips.changed(Reverberation.rt60(0.3, 0.3), Waveform.of(samples, RATE), 1);
    for (int i = 0; i < 400; i++) {
      assertEquals(0, heard.at(i), 1e-12);
    }
    assertTrue(heard.at(400) > 0.3);
  }

  @Test
  void new_negativeTime_namesIt() {
    assertEquals(
        "Reverberation: expected a range of seconds within 0.0 to 20.0, found -1.0 to 1.0",
        assertThrows(IllegalArgumentException.class, () -> Reverberation.rt60(-1, 1)).getMessage());
    assertEquals(
        "Reverberation: expected a range of dB within -60.0 to 60.0, found 5.0 to 0.0",
        assertThrows(IllegalArgumentException.class, () -> new Reverberation(0, 1, 5, 0))
            .getMessage());
  }
}
