package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class DbToPowerTest {

  private static final SignalSpec POWER =
      new SignalSpec(SignalKind.MEL_SPECTROGRAM, 8000, 1, 4, Scale.POWER, 256, 80);

  /** One float step of 100 dB is a share of 1.8e-6 of the power. */
  @Property(tries = 200)
  void process_behindItsInverse_givesBackThePower(
      @ForAll @DoubleRange(min = -9, max = 9) double exponent,
      @ForAll @DoubleRange(min = 0.01, max = 100) double reference) {
    float[] in = {(float) Math.pow(10, exponent), 1, 1e-9f, 2};
    Plan db =
        new PowerToDb<MelSpectrogram>(
                (float) reference, PowerToDb.DEFAULT_AMIN, Float.POSITIVE_INFINITY)
            .plan(POWER);
    Plan ofDb = new DbToPower<MelSpectrogram>((float) reference).plan(db.output());
    Plan log = new PowerToLog<MelSpectrogram>(1e-10f).plan(POWER);
    Plan ofLog = new LogToPower<MelSpectrogram>().plan(log.output());
    assertEquals(POWER, ofDb.output());
    assertEquals(POWER, ofLog.output());
    float[] backFromDb = TestSignals.run(ofDb, TestSignals.run(db, in));
    float[] backFromLog = TestSignals.run(ofLog, TestSignals.run(log, in));
    for (int i = 0; i < in.length; i++) {
      assertEquals(1, backFromDb[i] / in[i], 4e-6);
      assertEquals(1, backFromLog[i] / in[i], 4e-6);
    }
  }

  @Test
  void process_knownDecibels_areTheirPowers() {
    Plan plan = new DbToPower<MelSpectrogram>(2).plan(POWER.withScale(Scale.DECIBELS));
    assertArrayEquals(
        new float[] {2, 20, 0.2f, 2e-10f}, TestSignals.run(plan, new float[] {0, 10, -10, -100}));
  }

  @Test
  void outputSpec_otherScale_isRefused() {
    assertEquals(
        "DbToPower: expected values of scale DECIBELS, found "
            + POWER
            + "; undo the stages behind PowerToDb first",
        assertThrows(
                SpecMismatchException.class,
                () -> new DbToPower<MelSpectrogram>(1).outputSpec(POWER))
            .getMessage());
    assertThrows(
        SpecMismatchException.class, () -> new LogToPower<MelSpectrogram>().outputSpec(POWER));
  }

  @Test
  void new_badReference_namesIt() {
    assertEquals(
        "DbToPower: expected a reference above 0, found 0.0",
        assertThrows(IllegalArgumentException.class, () -> new DbToPower<>(0)).getMessage());
  }
}
