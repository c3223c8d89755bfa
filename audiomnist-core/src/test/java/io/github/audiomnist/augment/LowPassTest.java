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

class LowPassTest {

  private static final int RATE = 16_000;

  /** The level of a tone behind a limit, in dB over before. */
  private static double gainDb(double hz, double limit) {
    Waveform clip = Clips.sine(hz, RATE, 8000);
    Waveform found = Clips.changed(new LowPass(limit, limit), clip, 1);
    double ratio = Clips.rms(Clips.part(found, 1000, 7000)) / Clips.rms(clip);
    return 20 * Math.log10(ratio);
  }

  @Property(tries = 50)
  void apply_tones_passBelowTheLimitAndAreGoneAbove(
      @ForAll @DoubleRange(min = 1000, max = 6000) double limit,
      @ForAll @DoubleRange(min = 0.2, max = 0.8) double below,
      @ForAll @DoubleRange(min = 1.2, max = 1.3) double above) {
    assertEquals(0, gainDb(below * limit, limit), 0.02);
    double leakDb = gainDb(above * limit, limit);
    assertTrue(leakDb < -90, () -> "leak " + leakDb);
  }

  @Property(tries = 100)
  void apply_anyClip_keepsItsLength(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 1, max = 5000) double limit,
      @ForAll @IntRange(max = 500) int length) {
    Waveform clip = Clips.noise(seed, length, RATE);
    assertEquals(length, Clips.changed(new LowPass(limit, limit), clip, seed).length());
  }

  @Property(tries = 50)
  void apply_halfTheRateOrMore_isIdentity(
      @ForAll long seed, @ForAll @DoubleRange(min = 8000, max = 1e6) double limit) {
    Waveform clip = Clips.noise(seed, 100, RATE);
    assertSame(clip, Clips.changed(new LowPass(limit, limit), clip, seed));
  }

  @Test
  void new_noFrequency_namesIt() {
    assertEquals(
        "LowPass: expected a range of Hz within 1.0 to 1000000.0, found 0.0 to 100.0",
        assertThrows(IllegalArgumentException.class, () -> new LowPass(0, 100)).getMessage());
  }
}
