package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MinMaxTest {

  private static final int COLUMNS = 20;
  private static final SignalSpec DECIBELS =
      new SignalSpec(SignalKind.MEL_SPECTROGRAM, 8000, 3, COLUMNS, Scale.DECIBELS, 256, 80);

  private static float[] stretched(float[] values, int valid) {
    Plan plan = new MinMax<MelSpectrogram>().plan(DECIBELS);
    float[] out = new float[values.length];
    plan.process(values, valid, out, plan.newScratch());
    return out;
  }

  @Property(tries = 100)
  void process_validFrames_reachFromZeroToOne(
      @ForAll @IntRange(max = 9999) int seed, @ForAll @IntRange(min = 1, max = COLUMNS) int valid) {
    float[] out = stretched(TestSignals.noise(seed, DECIBELS.size(), 90), valid);
    float lowest = 1;
    float highest = 0;
    for (int i = 0; i < out.length; i++) {
      if (i % COLUMNS >= valid) {
        assertEquals(0, out[i]);
      } else {
        lowest = Math.min(lowest, out[i]);
        highest = Math.max(highest, out[i]);
      }
    }
    assertEquals(0, lowest);
    assertEquals(1, highest);
  }

  @Property(tries = 50)
  void process_shiftedAndScaled_changesNothing(
      @ForAll @DoubleRange(min = 0.1, max = 10) double factor) {
    float[] in = TestSignals.noise(1, DECIBELS.size(), 50);
    float[] other = TestSignals.scaled(in, factor);
    for (int i = 0; i < other.length; i++) {
      other[i] += 3;
    }
    assertEquals(0, TestSignals.maxDifference(stretched(in, 9), stretched(other, 9)), 1e-5);
  }

  @Test
  void process_flatOrEmptyClip_isZero() {
    float[] flat = new float[DECIBELS.size()];
    Arrays.fill(flat, -98.7f);
    assertEquals(0, TestSignals.maxDifference(new float[flat.length], stretched(flat, 9)));
    assertEquals(0, TestSignals.maxDifference(new float[flat.length], stretched(flat, 0)));
  }

  @Test
  void outputSpec_power_isRefused() {
    assertEquals(Scale.STANDARDIZED, new MinMax<>().outputSpec(DECIBELS).scale());
    assertThrows(
        SpecMismatchException.class,
        () -> new MinMax<>().outputSpec(DECIBELS.withScale(Scale.POWER)));
  }
}
