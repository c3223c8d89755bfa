package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.TestSignals.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PowerToDbTest {

  private static final PowerToDb<MelSpectrogram> UNBOUNDED = PowerToDb.unbounded();

  private static SignalSpec mel(int columns) {
    return new SignalSpec(SignalKind.MEL_SPECTROGRAM, 8000, 2, columns, Scale.POWER, 256, 80);
  }

  @Test
  void process_knownPowers_areTenTimesLog() {
    float[] power = {1, 10, 0.001f, 0, 1e-10f, 100};
    float[] decibels = {0, 10, -30, -100, -100, 20};
    assertEquals(0, TestSignals.maxDifference(decibels, run(UNBOUNDED.plan(mel(3)), power)), 1e-5);
  }

  @Test
  void process_reference_becomesZero() {
    PowerToDb<MelSpectrogram> recipe = new PowerToDb<>(4, 1e-10f, Float.POSITIVE_INFINITY);
    assertEquals(0, run(recipe.plan(mel(1)), new float[] {4, 1})[0], 1e-6);
  }

  @Property(tries = 200)
  void process_topDb_boundsRange(
      @ForAll @Size(12) @FloatRange(max = 1e9f) float[] power,
      @ForAll @FloatRange(min = 0.5f, max = 150) float topDb) {
    float[] bounded = run(new PowerToDb<MelSpectrogram>(1, 1e-10f, topDb).plan(mel(6)), power);
    float[] all = run(UNBOUNDED.plan(mel(6)), power);
    float loudest = Float.NEGATIVE_INFINITY;
    for (float value : all) {
      loudest = Math.max(loudest, value);
    }
    for (int i = 0; i < all.length; i++) {
      assertEquals(Math.max(all[i], loudest - topDb), bounded[i]);
    }
  }

  @Property(tries = 50)
  void process_tenfoldAmplitude_addsTwentyDecibels(
      @ForAll @IntRange(max = 9999) int seed, @ForAll @IntRange(min = 200, max = 4000) int length) {
    float[] quiet = TestSignals.noise(seed, length, 0.05);
    SignalSpec clip = SignalSpec.waveform(8000, length);
    Plan stft = Stft.power(256, 200, 80).plan(clip);
    Plan toDb = UNBOUNDED.plan(stft.output());
    float[] low = run(toDb, run(stft, quiet));
    float[] high = run(toDb, run(stft, TestSignals.scaled(quiet, 10)));
    for (int i = 0; i < low.length; i++) {
      if (low[i] > -80) {
        assertEquals(low[i] + 20, high[i], 1e-3);
      }
    }
  }

  @Test
  void outputSpec_decibels_refusesDecibelsOfDecibels() {
    Exception thrown =
        assertThrows(
            SpecMismatchException.class,
            () -> UNBOUNDED.outputSpec(mel(101).withScale(Scale.DECIBELS)));
    assertEquals(
        "PowerToDb: expected values of scale POWER, found 2 x 101 MEL_SPECTROGRAM, DECIBELS, "
            + "8000 Hz, hop 80; leave out the second PowerToDb",
        thrown.getMessage());
  }

  @Test
  void plan_magnitude_asksForPower() {
    Exception thrown =
        assertThrows(
            SpecMismatchException.class, () -> UNBOUNDED.plan(mel(101).withScale(Scale.MAGNITUDE)));
    assertEquals(
        "PowerToDb: expected values of scale POWER, found 2 x 101 MEL_SPECTROGRAM, MAGNITUDE, "
            + "8000 Hz, hop 80; make the Stft with Scale.POWER",
        thrown.getMessage());
  }

  @Test
  void new_badNumbers_namesThem() {
    for (float topDb : new float[] {0, -80, Float.NaN}) {
      Exception thrown =
          assertThrows(IllegalArgumentException.class, () -> new PowerToDb<>(1, 1e-10f, topDb));
      assertEquals(
          "PowerToDb: expected topDb above 0, found "
              + topDb
              + "; use POSITIVE_INFINITY to keep all",
          thrown.getMessage());
    }
    for (float bad : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> new PowerToDb<>(1, bad, 80))
              .getMessage();
      assertTrue(String.valueOf(message).contains("amin above 0, found 1.0 and " + bad), message);
      assertThrows(IllegalArgumentException.class, () -> new PowerToDb<>(bad, 1, 80));
    }
  }
}
