package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.Waveform;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PitchShiftTest {

  private static final int RATE = 16_000;

  /** Measured below 3: rounding of the factor, and of places to whole samples. */
  private static final double MAX_CENTS = 4;

  @Property(tries = 40)
  void apply_tone_movesByTheCentsAndKeepsLengthAndLevel(
      @ForAll @DoubleRange(min = -12, max = 12) double semitones,
      @ForAll @DoubleRange(min = 120, max = 2500) double hz) {
    Waveform clip = Clips.sine(hz, RATE, 12_000);
    Waveform found = Clips.changed(new PitchShift(semitones, semitones), clip, 1);
    assertEquals(12_000, found.length());
    assertEquals(100 * semitones, Clips.cents(Clips.hz(found), hz), MAX_CENTS);
    assertEquals(1, Clips.rms(Clips.part(found, 1200, 10_800)) / Clips.rms(clip), 0.02);
  }

  @Property(tries = 150)
  void apply_anyClip_keepsItsLength(
      @ForAll long seed,
      @ForAll @DoubleRange(min = -24, max = 24) double semitones,
      @ForAll @IntRange(min = 1, max = 48_000) int rate,
      @ForAll @IntRange(max = 800) int length) {
    Waveform clip = Clips.noise(seed, length, rate);
    PitchShift shift = new PitchShift(semitones, semitones);
    assertEquals(length, Clips.changed(shift, clip, seed).length());
  }

  /** The burst stays where it was, though all of it sounds an octave higher. */
  @Test
  void apply_burstInSilence_staysInItsPlace() {
    float[] samples = new float[RATE];
    System.arraycopy(Clips.sine(400, RATE, 3200).values(), 0, samples, 6400, 3200);
    Waveform found = Clips.changed(new PitchShift(12, 12), Waveform.of(samples, RATE), 1);
    double before = Levels.energy(Clips.part(found, 0, 6000).values());
    double within = Levels.energy(Clips.part(found, 6000, 10_000).values());
    double after = Levels.energy(Clips.part(found, 10_000, RATE).values());
    assertEquals(0, (before + after) / within, 1e-6);
    assertEquals(800, Clips.hz(Clips.part(found, 6600, 9400)), 5);
  }

  @Property(tries = 30)
  void apply_noSemitones_isIdentity(@ForAll long seed) {
    Waveform clip = Clips.noise(seed, 100, RATE);
    assertSame(clip, Clips.changed(new PitchShift(0, 0), clip, seed));
  }

  @Test
  void new_tooFar_namesIt() {
    assertEquals(
        "PitchShift: expected a range of semitones within -24.0 to 24.0, found -30.0 to 0.0",
        assertThrows(IllegalArgumentException.class, () -> new PitchShift(-30, 0)).getMessage());
  }
}
