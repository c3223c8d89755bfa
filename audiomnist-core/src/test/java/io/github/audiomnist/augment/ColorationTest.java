package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Waveform;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ColorationTest {

  private static final int RATE = 8_000;

  private static double gainDb(double hz, long seed) {
    Waveform clip = Clips.sine(hz, RATE, 4000);
    Waveform found = Clips.changed(new Coloration(12), clip, seed);
    double ratio = Clips.rms(Clips.part(found, 500, 3500)) / Clips.rms(Clips.part(clip, 500, 3500));
    return 20 * Math.log10(ratio);
  }

  @Property(tries = 100)
  void apply_tones_changeByNoMoreThanTheGain(
      @ForAll long seed, @ForAll @DoubleRange(min = 50, max = 3900) double hz) {
    double gainDb = gainDb(hz, seed);
    assertTrue(Math.abs(gainDb) < 13, () -> gainDb + " dB");
  }

  /** Half a spacing of points apart, gains are alike; octaves apart, they are not. */
  @Test
  void apply_manyResponses_areSmoothAndDiffer() {
    double near = 0;
    double far = 0;
    for (int seed = 0; seed < 40; seed++) {
      near += Math.abs(gainDb(2000, seed) - gainDb(2200, seed)) / 40;
      far += Math.abs(gainDb(2000, seed) - gainDb(500, seed)) / 40;
    }
    assertTrue(near < 3 && far > 4, near + " and " + far + " dB");
  }

  @Test
  void apply_impulse_isNotDelayed() {
    float[] samples = new float[200];
    samples[100] = 1;
    for (int seed = 0; seed < 20; seed++) {
      Waveform found = Clips.changed(new Coloration(9), Waveform.of(samples, RATE), seed);
      for (int n = 1; n < 100; n++) {
        assertEquals(found.at(100 - n), found.at(100 + n), 1e-6);
      }
      assertEquals(100, ImpulseResponse.indexOfPeak(found.values()));
    }
  }

  @Test
  void apply_noGain_isIdentity() {
    Waveform clip = Clips.noise(1, 100, RATE);
    assertSame(clip, Clips.changed(new Coloration(0), clip, 1));
  }

  @Test
  void new_negativeGain_namesIt() {
    assertEquals(
        "Coloration: expected a range of dB within 0.0 to 40.0, found 0.0 to -1.0",
        assertThrows(IllegalArgumentException.class, () -> new Coloration(-1)).getMessage());
  }
}
