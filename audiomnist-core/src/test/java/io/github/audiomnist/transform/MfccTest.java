package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.TestSignals.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

class MfccTest {

  private static final int COLUMNS = 7;

  private static SignalSpec bands(int nMels) {
    return new SignalSpec(
        SignalKind.MEL_SPECTROGRAM, 16_000, nMels, COLUMNS, Scale.DECIBELS, 512, 160);
  }

  @Property(tries = 60)
  void process_allCoefficients_keepsEnergyOfEveryFrame(
      @ForAll @IntRange(min = 1, max = 90) int nMels, @ForAll @IntRange(max = 999) int seed) {
    float[] in = TestSignals.noise(seed, nMels * COLUMNS, 50);
    float[] out = run(new Mfcc(nMels).plan(bands(nMels)), in);
    for (int t = 0; t < COLUMNS; t++) {
      assertEquals(1, energy(out, nMels, t) / energy(in, nMels, t), 1e-6);
    }
  }

  private static double energy(float[] values, int rows, int column) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      double value = values[row * COLUMNS + column];
      sum += value * value;
    }
    return sum;
  }

  @Property(tries = 60)
  void process_fewerCoefficients_areTheFirstOfAll(
      @ForAll @IntRange(min = 1, max = 40) int kept, @ForAll @IntRange(max = 999) int seed) {
    float[] in = TestSignals.noise(seed, 40 * COLUMNS, 50);
    float[] all = run(new Mfcc(40).plan(bands(40)), in);
    float[] some = run(new Mfcc(kept).plan(bands(40)), in);
    assertEquals(
        0, TestSignals.maxDifference(Arrays.copyOf(all, some.length), some), "kept " + kept);
  }

  @Property(tries = 60)
  void process_sameLevelInAllBands_isInFirstCoefficientAlone(
      @ForAll @IntRange(min = 2, max = 128) int nMels,
      @ForAll @DoubleRange(min = -100, max = 100) double level) {
    float[] in = new float[nMels * COLUMNS];
    Arrays.fill(in, (float) level);
    float[] out = run(new Mfcc(nMels).plan(bands(nMels)), in);
    for (int i = 0; i < out.length; i++) {
      double expected = i < COLUMNS ? Math.sqrt(nMels) * (float) level : 0;
      assertEquals(expected, out[i], 1e-4);
    }
  }

  @Property(tries = 60)
  void process_lifter_scalesRows(
      @ForAll @DoubleRange(min = 5, max = 40) double length, @ForAll boolean kaldi) {
    Lifter lifter = kaldi ? Lifter.kaldi(length) : Lifter.librosa(length);
    float[] in = TestSignals.noise(3, 40 * COLUMNS, 50);
    float[] plain = run(new Mfcc(13).plan(bands(40)), in);
    float[] liftered = run(new Mfcc(13, lifter).plan(bands(40)), in);
    for (int i = 0; i < plain.length; i++) {
      int number = i / COLUMNS + (kaldi ? 0 : 1);
      double weight = 1 + length / 2 * Math.sin(Math.PI * number / length);
      assertEquals(weight * plain[i], liftered[i], 1e-6 * Math.max(1, Math.abs(liftered[i])));
    }
  }

  @Test
  void outputSpec_fortyBands_areThirteenCoefficients() {
    SignalSpec expected =
        new SignalSpec(SignalKind.CEPSTROGRAM, 16_000, 13, COLUMNS, Scale.CEPSTRAL, 512, 160);
    assertEquals(expected, new Mfcc(13).outputSpec(bands(40)));
  }

  @Test
  void outputSpec_moreCoefficientsThanBands_namesBoth() {
    assertEquals(
        "Mfcc: expected at least 13 bands, one a coefficient, found 12 x 7 MEL_SPECTROGRAM, "
            + "DECIBELS, 16000 Hz, hop 160; raise nMels or lower numCoefficients",
        assertThrows(SpecMismatchException.class, () -> new Mfcc(13).outputSpec(bands(12)))
            .getMessage());
  }

  @Test
  void outputSpec_power_asksForLogarithms() {
    assertEquals(
        "Mfcc: expected values of scale DECIBELS or LOG, found 40 x 7 MEL_SPECTROGRAM, POWER, "
            + "16000 Hz, hop 160; put PowerToDb or PowerToLog before it",
        assertThrows(
                SpecMismatchException.class,
                () -> new Mfcc(13).outputSpec(bands(40).withScale(Scale.POWER)))
            .getMessage());
  }

  @Test
  void newLifter_badNumbers_namesThem() {
    assertEquals(
        "Lifter: expected a length of at least 0, found -1.0; 0 means none",
        assertThrows(IllegalArgumentException.class, () -> Lifter.kaldi(-1)).getMessage());
    assertEquals(
        "Lifter: expected a firstNumber of 0 (Kaldi) or 1 (librosa), found 2; choose one of them",
        assertThrows(IllegalArgumentException.class, () -> new Lifter(22, 2)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Lifter.librosa(Double.NaN));
  }

  @Test
  void outputSpec_otherKind_isRefused() {
    SignalSpec bins =
        new SignalSpec(SignalKind.SPECTROGRAM, 16_000, 257, COLUMNS, Scale.DECIBELS, 512, 160);
    assertEquals(
        "Mfcc: expected a MEL_SPECTROGRAM, found " + bins + "; put MelFilterbank before it",
        assertThrows(SpecMismatchException.class, () -> new Mfcc(13).outputSpec(bins))
            .getMessage());
  }

  @Test
  void new_noCoefficient_isNamed() {
    assertEquals(
        "Mfcc: expected numCoefficients of at least 1, found 0; raise it",
        assertThrows(IllegalArgumentException.class, () -> new Mfcc(0)).getMessage());
  }
}
