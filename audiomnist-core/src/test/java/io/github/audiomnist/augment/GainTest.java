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

class GainTest {

  private static final Waveform CLIP = Clips.noise(1, 500, 8000);

  private static double db(Waveform found) {
    return 20 * Math.log10(Clips.rms(found) / Clips.rms(CLIP));
  }

  @Property(tries = 100)
  void apply_oneLevel_changesByThatManyDb(
      @ForAll long seed, @ForAll @DoubleRange(min = -60, max = 60) double db) {
    assertEquals(db, db(Clips.changed(Gain.db(db, db), CLIP, seed)), 1e-4);
  }

  @Property(tries = 100)
  void apply_range_staysWithin(@ForAll long seed) {
    double db = db(Clips.changed(Gain.db(-6, 3), CLIP, seed));
    assertTrue(db >= -6 - 1e-4 && db <= 3 + 1e-4, () -> "" + db);
  }

  @Test
  void apply_manySeeds_drawsAllOfTheRangeEvenly() {
    int[] thirds = new int[3];
    for (int seed = 0; seed < 3000; seed++) {
      double db = db(Clips.changed(Gain.db(-6, 3), CLIP, seed));
      thirds[(int) Math.min(2, (db + 6) / 3)]++;
    }
    for (int count : thirds) {
      assertEquals(1000, count, 130);
    }
  }

  @Property(tries = 20)
  void apply_zeroDb_isIdentity(@ForAll long seed) {
    assertSame(CLIP, Clips.changed(Gain.db(0, 0), CLIP, seed));
  }

  @Test
  void new_notANumber_namesIt() {
    assertEquals(
        "Gain: expected a range of dB within -120.0 to 120.0, found NaN to 3.0",
        assertThrows(IllegalArgumentException.class, () -> Gain.db(Double.NaN, 3)).getMessage());
  }
}
