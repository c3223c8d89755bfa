package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MelScaleTest {

  @Test
  void fromHz_anchors_haveKnownMels() {
    assertEquals(999.9856, MelScale.HTK.fromHz(1000), 1e-3);
    assertEquals(15, MelScale.SLANEY.fromHz(1000), 1e-12);
    assertEquals(42, MelScale.SLANEY.fromHz(6400), 1e-12);
    assertEquals(3, MelScale.SLANEY.fromHz(200), 1e-12);
  }

  @Property(tries = 500)
  void toHz_ofFromHz_isIdentity(
      @ForAll MelScale scale, @ForAll @DoubleRange(max = 192_000) double hz) {
    assertEquals(hz, scale.toHz(scale.fromHz(hz)), 1e-9 * Math.max(1, hz));
  }

  @Property(tries = 500)
  void fromHz_higherPitch_isGreater(
      @ForAll MelScale scale,
      @ForAll @DoubleRange(max = 100_000) double hz,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double step) {
    assertTrue(scale.fromHz(hz + step) > scale.fromHz(hz));
  }
}
