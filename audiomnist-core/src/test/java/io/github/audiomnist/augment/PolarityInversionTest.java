package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.audiomnist.signal.Waveform;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PolarityInversionTest {

  @Property(tries = 50)
  void apply_anyClip_negatesAndTwiceIsIdentity(
      @ForAll long seed, @ForAll @IntRange(max = 200) int length) {
    Waveform clip = Clips.noise(seed, length, 8000);
    PolarityInversion inversion = new PolarityInversion();
    Waveform found = Clips.changed(inversion, clip, seed);
    for (int i = 0; i < length; i++) {
      assertEquals(-clip.at(i), found.at(i));
    }
    assertEquals(clip, Clips.changed(inversion, found, seed));
  }
}
