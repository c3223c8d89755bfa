package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.Waveform;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ClippingTest {

  @Property(tries = 100)
  void apply_anyShare_limitsToItAndKeepsTheRest(
      @ForAll long seed, @ForAll @DoubleRange(max = 1) double share) {
    Waveform clip = Clips.noise(seed, 300, 8000);
    double limit = share * Levels.peak(clip.values());
    Waveform found = Clips.changed(new Clipping(share, share), clip, seed);
    for (int i = 0; i < 300; i++) {
      double expected = Math.signum(clip.at(i)) * Math.min(Math.abs(clip.at(i)), limit);
      assertEquals(expected, found.at(i), 1e-7);
    }
  }

  @Property(tries = 50)
  void apply_wholePeak_isIdentity(@ForAll long seed) {
    Waveform clip = Clips.noise(seed, 300, 8000);
    assertEquals(clip, Clips.changed(new Clipping(1, 1), clip, seed));
  }

  @Test
  void new_shareAboveOne_namesIt() {
    assertEquals(
        "Clipping: expected a range of shares of the peak within 0.0 to 1.0, found 0.5 to 1.1",
        assertThrows(IllegalArgumentException.class, () -> new Clipping(0.5, 1.1)).getMessage());
  }
}
