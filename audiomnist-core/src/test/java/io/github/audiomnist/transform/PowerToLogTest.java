package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.TestSignals.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PowerToLogTest {

  private static final SignalSpec POWER =
      new SignalSpec(SignalKind.MEL_SPECTROGRAM, 8000, 2, 3, Scale.POWER, 256, 80);

  @Property(tries = 200)
  void process_anyPower_isDecibelsInAnotherUnit(
      @ForAll @Size(6) @FloatRange(max = 1e9f) float[] power) {
    PowerToDb<MelSpectrogram> toDb =
        new PowerToDb<>(1, PowerToLog.FLOAT_EPSILON, Float.POSITIVE_INFINITY);
    float[] decibels = run(toDb.plan(POWER), power);
    float[] logs = run(PowerToLog.<MelSpectrogram>kaldi().plan(POWER), power);
    for (int i = 0; i < logs.length; i++) {
      assertEquals(decibels[i] * Math.log(10) / 10, logs[i], 1e-5);
    }
  }

  @Test
  void process_silence_isLogOfFloor() {
    float[] out = run(PowerToLog.<MelSpectrogram>kaldi().plan(POWER), new float[6]);
    assertEquals(Math.log(1.1920928955078125e-7), out[0], 1e-6);
  }

  @Test
  void outputSpec_notPower_saysWhatToChange() {
    PowerToLog<MelSpectrogram> toLog = PowerToLog.kaldi();
    assertEquals(Scale.LOG, toLog.outputSpec(POWER).scale());
    assertEquals(
        "PowerToLog: expected values of scale POWER, found 2 x 3 MEL_SPECTROGRAM, LOG, 8000 Hz, "
            + "hop 80; leave out the logarithm before it or this one",
        assertThrows(
                SpecMismatchException.class, () -> toLog.outputSpec(POWER.withScale(Scale.LOG)))
            .getMessage());
    assertEquals(
        "PowerToLog: expected values of scale POWER, found 2 x 3 MEL_SPECTROGRAM, MAGNITUDE, "
            + "8000 Hz, hop 80; make the Stft with Scale.POWER",
        assertThrows(
                SpecMismatchException.class,
                () -> toLog.outputSpec(POWER.withScale(Scale.MAGNITUDE)))
            .getMessage());
  }

  @Test
  void new_badFloor_namesIt() {
    assertEquals(
        "PowerToLog: expected a floor above 0, found 0.0; the logarithm of 0 is no number",
        assertThrows(IllegalArgumentException.class, () -> new PowerToLog<>(0)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new PowerToLog<>(Float.NaN));
  }
}
