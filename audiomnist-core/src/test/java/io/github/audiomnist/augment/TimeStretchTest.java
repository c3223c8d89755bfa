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

class TimeStretchTest {

  private static final int RATE = 16_000;

  /** Measured below 2.5. */
  private static final double MAX_CENTS = 4;

  @Property(tries = 40)
  void apply_tone_keepsItsPitchAndLevel(
      @ForAll @DoubleRange(min = 0.5, max = 2) double factor,
      @ForAll @DoubleRange(min = 100, max = 3000) double hz) {
    Waveform clip = Clips.sine(hz, RATE, 16_000);
    Waveform found = Clips.changed(new TimeStretch(factor, factor), clip, 1);
    Waveform middle = Clips.part(found, found.length() / 10, found.length() * 9 / 10);
    assertEquals(0, Clips.cents(Clips.hz(found), hz), MAX_CENTS);
    assertEquals(1, Clips.rms(middle) / Clips.rms(clip), 0.02);
  }

  @Property(tries = 150)
  void apply_anyClip_givesTheLengthOfItsTempoAndNoLouderPeaks(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.25, max = 4) double factor,
      @ForAll @IntRange(min = 1, max = 48_000) int rate,
      @ForAll @IntRange(max = 1000) int length) {
    Waveform clip = Clips.noise(seed, length, rate);
    Waveform found = Clips.changed(new TimeStretch(factor, factor), clip, seed);
    assertEquals(factor == 1 ? length : (int) Math.ceil(length / factor), found.length());
    assertTrue(Levels.peak(found.values()) <= 1.000001 * Levels.peak(clip.values()));
  }

  /** A word half as fast: what was at t seconds is now at 2t. */
  @Test
  void apply_burstInSilence_movesItInTime() {
    float[] samples = new float[RATE];
    System.arraycopy(Clips.sine(400, RATE, 3200).values(), 0, samples, 4800, 3200);
    Waveform found = Clips.changed(new TimeStretch(0.5, 0.5), Waveform.of(samples, RATE), 1);
    assertEquals(0, Levels.peak(Clips.part(found, 0, 9000).values()));
    assertTrue(Levels.peak(Clips.part(found, 10_000, 15_600).values()) > 0.45);
    assertEquals(0, Levels.peak(Clips.part(found, 16_600, 32_000).values()));
  }

  @Property(tries = 30)
  void apply_factorOne_isIdentity(@ForAll long seed) {
    Waveform clip = Clips.noise(seed, 100, RATE);
    assertSame(clip, Clips.changed(new TimeStretch(1, 1), clip, seed));
  }

  @Test
  void new_factorZero_namesIt() {
    assertEquals(
        "TimeStretch: expected a range of factors within 0.25 to 4.0, found 0.0 to 1.0",
        assertThrows(IllegalArgumentException.class, () -> new TimeStretch(0, 1)).getMessage());
  }
}
