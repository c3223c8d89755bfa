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

class SpeedTest {

  private static final int RATE = 16_000;

  @Property(tries = 60)
  void apply_tone_movesByTheFactor(
      @ForAll @DoubleRange(min = 0.5, max = 2) double factor,
      @ForAll @DoubleRange(min = 150, max = 3000) double hz) {
    Waveform found = Clips.changed(new Speed(factor, factor), Clips.sine(hz, RATE, 8000), 1);
    double rounded = SpeedFactor.of(factor, SpeedFactor.COARSE).value();
    assertEquals(0, Clips.cents(Clips.hz(found), rounded * hz), 1.5);
  }

  @Property(tries = 300)
  void apply_anyFactor_givesTheLengthOfItsTempo(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.25, max = 4) double factor,
      @ForAll @IntRange(max = 300) int length) {
    Waveform found = Clips.changed(new Speed(factor, factor), Clips.noise(1, length, RATE), seed);
    assertEquals(length / factor, found.length(), 1 + length / factor * 0.0051);
  }

  @Property(tries = 300)
  void speedFactor_anyFactor_isWithinHalfAStep(
      @ForAll @DoubleRange(min = 0.25, max = 4) double factor) {
    assertEquals(1, SpeedFactor.of(factor, SpeedFactor.COARSE).value() / factor, 0.005 + 1e-12);
    assertEquals(1, SpeedFactor.of(factor, SpeedFactor.FINE).value() / factor, 0.0005 + 1e-12);
  }

  @Property(tries = 30)
  void apply_factorOne_isIdentity(@ForAll long seed) {
    Waveform clip = Clips.noise(seed, 100, RATE);
    assertSame(clip, Clips.changed(new Speed(1, 1), clip, seed));
  }

  @Test
  void apply_toneBeyondTheNewBand_isGone() {
    Waveform clip = Clips.sine(5000, RATE, 8000);
    Waveform found = Clips.changed(new Speed(2, 2), clip, 1);
    double leakDb = 20 * Math.log10(Clips.rms(Clips.part(found, 100, 3900)) / Clips.rms(clip));
    assertTrue(leakDb < -90, () -> "leak " + leakDb);
  }

  @Test
  void new_factorTooLarge_namesIt() {
    assertEquals(
        "Speed: expected a range of factors within 0.25 to 4.0, found 1.0 to 5.0",
        assertThrows(IllegalArgumentException.class, () -> new Speed(1, 5)).getMessage());
  }
}
