package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.Waveform;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimeShiftTest {

  private static final int RATE = 1000;

  @Property(tries = 200)
  void apply_anyShift_movesSamplesAndLetsZerosIn(
      @ForAll long seed,
      @ForAll @IntRange(min = -150, max = 150) int shift,
      @ForAll @IntRange(max = 100) int length) {
    Waveform clip = Clips.noise(seed, length, RATE);
    double seconds = (double) shift / RATE;
    Waveform found = Clips.changed(new TimeShift(seconds, seconds), clip, seed);
    assertEquals(length, found.length());
    for (int i = 0; i < length; i++) {
      int from = i - shift;
      assertEquals(from >= 0 && from < length ? clip.at(from) : 0, found.at(i));
    }
  }

  @Property(tries = 100)
  void apply_noSeconds_isIdentity(@ForAll long seed) {
    Waveform clip = Clips.noise(seed, 50, RATE);
    assertSame(clip, Clips.changed(TimeShift.seconds(0), clip, seed));
  }

  @Test
  void seconds_fiveMilliseconds_shiftsToEveryPlaceWithin() {
    Waveform clip = Clips.impulse(20, RATE);
    Waveform middle = Clips.changed(new TimeShift(0.01, 0.01), clip, 0);
    Set<Integer> places = new HashSet<>();
    for (int seed = 0; seed < 300; seed++) {
      Waveform shifted = Clips.changed(TimeShift.seconds(0.005), middle, seed);
      places.add(ImpulseResponse.indexOfPeak(shifted.values()) - 10);
    }
    assertEquals(Set.of(-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5), places);
  }

  @Test
  void new_reversedRange_namesIt() {
    assertEquals(
        "TimeShift: expected a range of seconds within -3600.0 to 3600.0, found 0.2 to 0.1",
        assertThrows(IllegalArgumentException.class, () -> new TimeShift(0.2, 0.1)).getMessage());
  }
}
