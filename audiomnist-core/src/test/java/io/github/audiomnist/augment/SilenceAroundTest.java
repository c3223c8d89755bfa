package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Waveform;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SilenceAroundTest {

  private static final int RATE = 8_000;

  @Test
  void apply_fixedTime_putsThatMuchOnBothSides() {
    Waveform clip = Waveform.of(new float[] {1, 2, 3}, RATE);
    Waveform found = Clips.changed(new SilenceAround(2.0 / RATE, 2.0 / RATE), clip, 1);
    assertArrayEquals(new float[] {0, 0, 1, 2, 3, 0, 0}, found.values());
    assertEquals(RATE, found.sampleRate());
  }

  @Property(tries = 200)
  void apply_anyClip_keepsItWholeBetweenSilences(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 500) int length) {
    Waveform clip = Clips.noise(seed, length, RATE);
    Waveform found = Clips.changed(new SilenceAround(0.01, 0.02), clip, seed);
    int silence = found.length() - length;
    assertTrue(160 <= silence && silence <= 320, () -> silence + " samples");
    int before = 0;
    while (found.at(before) == 0) {
      before++;
    }
    assertArrayEquals(
        clip.values(), Arrays.copyOfRange(found.values(), before, before + length), 0);
  }

  @Test
  void apply_noTime_isIdentity() {
    Waveform clip = Clips.noise(1, 100, RATE);
    assertSame(clip, Clips.changed(new SilenceAround(0, 0), clip, 1));
  }

  @Test
  void new_negativeTime_namesIt() {
    assertEquals(
        "SilenceAround: expected a range of seconds within 0.0 to 60.0, found -0.1 to 1.0",
        assertThrows(IllegalArgumentException.class, () -> new SilenceAround(-0.1, 1))
            .getMessage());
  }
}
