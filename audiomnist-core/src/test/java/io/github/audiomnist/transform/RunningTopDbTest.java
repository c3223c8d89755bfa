package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningTopDbTest {

  private static SignalSpec spec(int rows, int columns) {
    return new SignalSpec(SignalKind.MEL_SPECTROGRAM, 8000, rows, columns, Scale.DECIBELS, 256, 80);
  }

  @Test
  void process_risingAndFalling_keepsToTheLoudestSoFar() {
    float[] in = {-90, 0, -30, -5, -85, -10, -60, -70};
    assertArrayEquals(
        new float[] {-90, 0, -20, -5, -85, -10, -20, -20},
        TestSignals.run(new RunningTopDb<>(20).plan(spec(2, 4)), in));
  }

  @Test
  void process_release_lowersTheFloor() {
    float[] in = {0, -100, -100, -100};
    assertArrayEquals(
        new float[] {0, -20.5f, -21, -21.5f},
        TestSignals.run(new RunningTopDb<>(20, 50).plan(spec(1, 4)), in));
  }

  @Test
  void process_loudestFirst_equalsPowerToDb() {
    float[] power = TestSignals.noise(1, 40 * 31, 1);
    for (int i = 0; i < power.length; i++) {
      power[i] = (float) Math.pow(10, 5 * power[i]);
    }
    power[7 * 31] = 2e5f;
    SignalSpec input = spec(40, 31).withScale(Scale.POWER);
    float[] decibels = TestSignals.run(PowerToDb.<MelSpectrogram>unbounded().plan(input), power);
    assertArrayEquals(
        TestSignals.run(new PowerToDb<MelSpectrogram>(1, 1e-10f, 30).plan(input), power),
        TestSignals.run(new RunningTopDb<>(30).plan(spec(40, 31)), decibels));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0.0", "NaN, 0, NaN", "Infinity, 0, Infinity", "80, -1, -1.0", "80, NaN, NaN"})
  void new_parameterOutside_isNamed(float topDb, double release, String found) {
    var e = assertThrows(IllegalArgumentException.class, () -> new RunningTopDb<>(topDb, release));
    assertEquals(true, String.valueOf(e.getMessage()).contains("found " + found), e::getMessage);
  }

  @Test
  void outputSpec_power_asksForDecibels() {
    SignalSpec power = spec(2, 4).withScale(Scale.POWER);
    var e =
        assertThrows(SpecMismatchException.class, () -> new RunningTopDb<>(80).outputSpec(power));
    assertEquals(
        "RunningTopDb: expected values of scale DECIBELS, found "
            + power
            + "; put PowerToDb.unbounded() before it",
        e.getMessage());
  }
}
