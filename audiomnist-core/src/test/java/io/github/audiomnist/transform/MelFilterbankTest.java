package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.TestSignals.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MelFilterbankTest {

  private static SignalSpec spectrogram(int sampleRate, int nFft, int frames) {
    return new SignalSpec(
        SignalKind.SPECTROGRAM, sampleRate, nFft / 2 + 1, frames, Scale.POWER, nFft, 80);
  }

  @Property(tries = 100)
  void weights_unitHeight_sumToOneBetweenOuterPeaks(
      @ForAll MelScale scale,
      @ForAll @IntRange(min = 2, max = 60) int nMels,
      @ForAll @IntRange(max = 500) int fMin) {
    SignalSpec input = spectrogram(16_000, 512, 1);
    double fMax = 7000;
    float[] weights = new MelFilterbank(nMels, fMin, fMax, scale, MelNorm.NONE).weights(input);
    double step = (scale.fromHz(fMax) - scale.fromHz(fMin)) / (nMels + 1);
    double firstPeak = scale.toHz(scale.fromHz(fMin) + step);
    double lastPeak = scale.toHz(scale.fromHz(fMax) - step);
    for (int bin = 0; bin < input.rows(); bin++) {
      double hz = bin * 16_000.0 / 512;
      double sum = 0;
      for (int m = 0; m < nMels; m++) {
        float weight = weights[m * input.rows() + bin];
        assertTrue(weight >= 0 && weight <= 1);
        sum += weight;
      }
      if (hz > firstPeak && hz < lastPeak) {
        assertEquals(1, sum, 1e-6);
      } else if (hz <= fMin || hz >= fMax) {
        assertEquals(0, sum, 1e-12);
      }
    }
  }

  @Property(tries = 100)
  void weights_unitArea_rowsSumToOneOverBinWidth(
      @ForAll MelScale scale, @ForAll @IntRange(min = 1, max = 30) int nMels) {
    SignalSpec input = spectrogram(8000, 16_384, 1);
    float[] weights = new MelFilterbank(nMels, 100, 4000, scale, MelNorm.AREA).weights(input);
    double binWidth = 8000.0 / 16_384;
    for (int m = 0; m < nMels; m++) {
      double sum = 0;
      for (int bin = 0; bin < input.rows(); bin++) {
        sum += weights[m * input.rows() + bin];
      }
      assertEquals(1, sum * binWidth, 1e-3);
    }
  }

  @Property(tries = 50)
  void process_anyPower_isWeightedSum(
      @ForAll MelScale scale, @ForAll MelNorm norm, @ForAll @IntRange(max = 999) int seed) {
    SignalSpec input = spectrogram(16_000, 512, 7);
    MelFilterbank bank = new MelFilterbank(40, 20, 8000, scale, norm);
    float[] power = TestSignals.noise(seed, input.size(), 1);
    for (int i = 0; i < power.length; i++) {
      power[i] *= power[i];
    }
    float[] weights = bank.weights(input);
    float[] found = run(bank.plan(input), power);
    for (int m = 0; m < 40; m++) {
      for (int frame = 0; frame < 7; frame++) {
        double sum = 0;
        for (int bin = 0; bin < input.rows(); bin++) {
          sum += weights[m * input.rows() + bin] * power[bin * 7 + frame];
        }
        assertTrue(found[m * 7 + frame] >= 0);
        assertEquals(sum, found[m * 7 + frame], 1e-6 * sum + 1e-12);
      }
    }
  }

  @Test
  void process_flatSpectrum_givesRowSums() {
    SignalSpec input = spectrogram(8000, 256, 1);
    MelFilterbank bank = new MelFilterbank(40, 50, 4000, MelScale.SLANEY, MelNorm.AREA);
    float[] flat = new float[input.size()];
    Arrays.fill(flat, 1);
    float[] weights = bank.weights(input);
    float[] found = run(bank.plan(input), flat);
    for (int m = 0; m < 40; m++) {
      double sum = 0;
      for (int bin = 0; bin < input.rows(); bin++) {
        sum += weights[m * input.rows() + bin];
      }
      assertEquals(sum, found[m], 1e-6);
    }
  }

  @Test
  void outputSpec_emptyBands_namesThem() {
    MelFilterbank bank = new MelFilterbank(128, 0, 8000, MelScale.HTK, MelNorm.NONE);
    Exception thrown =
        assertThrows(
            SpecMismatchException.class, () -> bank.outputSpec(spectrogram(16_000, 400, 10)));
    assertEquals(
        "MelFilterbank: expected a Fourier bin in every band, found none in 4 of 128 "
            + "(bands 0, 3, 6, 13; 16000 Hz, nFft 400, HTK); raise nFft or lower nMels",
        thrown.getMessage());
  }

  /** Edges at half bins: bands that only touch a bin with a corner are empty, rounded or not. */
  @Test
  void outputSpec_cornersOnBins_countAsEmpty() {
    for (int nMels : new int[] {7, 15, 31, 41, 49}) {
      MelFilterbank bank =
          new MelFilterbank(nMels, 0, 15.625 * (nMels + 1), MelScale.SLANEY, MelNorm.AREA);
      Exception thrown =
          assertThrows(
              SpecMismatchException.class, () -> bank.outputSpec(spectrogram(8000, 256, 10)));
      String message = String.valueOf(thrown.getMessage());
      String expected = "none in %s of %s".formatted((nMels + 1) / 2, nMels);
      assertTrue(message.contains(expected), message);
    }
  }

  @Test
  void plan_fMaxOverNyquist_namesBoth() {
    MelFilterbank bank = new MelFilterbank(40, 50, 8000, MelScale.SLANEY, MelNorm.AREA);
    Exception thrown =
        assertThrows(SpecMismatchException.class, () -> bank.plan(spectrogram(11_025, 512, 10)));
    assertEquals(
        "MelFilterbank: expected fMax of at most 5512.5 Hz, half the sample rate, found 8000.0 Hz; "
            + "lower fMax or raise the sample rate of the InputFormat",
        thrown.getMessage());
  }

  @Test
  void outputSpec_decibels_asksForLinear() {
    MelFilterbank bank = new MelFilterbank(40, 50, 4000, MelScale.SLANEY, MelNorm.AREA);
    Exception thrown =
        assertThrows(
            SpecMismatchException.class,
            () -> bank.outputSpec(spectrogram(8000, 256, 101).withScale(Scale.DECIBELS)));
    assertEquals(
        "MelFilterbank: expected values of scale POWER or MAGNITUDE, found 129 x 101 SPECTROGRAM, "
            + "DECIBELS, 8000 Hz, hop 80; put it before PowerToDb",
        thrown.getMessage());
  }

  @Test
  void new_badBand_namesFrequencies() {
    assertEquals(
        "MelFilterbank: expected 0 <= fMin < fMax, found fMin 4000.0 and fMax 50.0 Hz; choose a range such as 0 to half the sample rate",
        assertThrows(
                IllegalArgumentException.class,
                () -> new MelFilterbank(40, 4000, 50, MelScale.HTK, MelNorm.AREA))
            .getMessage());
    assertEquals(
        "MelFilterbank: expected 1 to 4096 bands, found 0; choose nMels between",
        assertThrows(
                IllegalArgumentException.class,
                () -> new MelFilterbank(0, 50, 4000, MelScale.HTK, MelNorm.AREA))
            .getMessage());
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new MelFilterbank(40, 50, bad, MelScale.HTK, MelNorm.AREA));
      assertThrows(
          IllegalArgumentException.class,
          () -> new MelFilterbank(40, bad, 4000, MelScale.HTK, MelNorm.AREA));
    }
  }

  @Property(tries = 50)
  void planWarped_identity_isThePlanToTheBit(
      @ForAll MelScale scale, @ForAll MelNorm norm, @ForAll @IntRange(max = 999) int seed) {
    SignalSpec input = spectrogram(16_000, 512, 7);
    MelFilterbank bank = new MelFilterbank(30, 0, 8000, scale, norm);
    float[] power = TestSignals.noise(seed, input.size(), 1);
    assertArrayEquals(run(bank.plan(input), power), run(bank.planWarped(input, hz -> hz), power));
  }

  /** Moved up by a bin's width, a bank sees what lies a bin higher. */
  @Test
  void planWarped_shiftByABin_isThePlanOnShiftedSpectra() {
    SignalSpec input = spectrogram(16_000, 512, 1);
    MelFilterbank bank = new MelFilterbank(30, 200, 7000, MelScale.HTK, MelNorm.NONE);
    float[] power = TestSignals.noise(1, input.size(), 1);
    float[] shifted = Arrays.copyOfRange(power, 1, power.length + 1);
    float[] found = run(bank.planWarped(input, hz -> hz + 16_000.0 / 512), power);
    assertEquals(0, TestSignals.maxDifference(run(bank.plan(input), shifted), found), 1e-5);
  }

  @Test
  void planWarped_cornersThatFoldOrLeaveTheBand_areNamed() {
    SignalSpec input = spectrogram(16_000, 512, 1);
    MelFilterbank bank = new MelFilterbank(2, 0, 8000, MelScale.HTK, MelNorm.NONE);
    for (DoubleUnaryOperator warp :
        List.<DoubleUnaryOperator>of(
            hz -> -hz, hz -> 8000 - hz, hz -> 2 * hz, hz -> 100, hz -> Double.NaN)) {
      String message =
          String.valueOf(
              assertThrows(IllegalArgumentException.class, () -> bank.planWarped(input, warp))
                  .getMessage());
      assertTrue(
          message.startsWith(
              "MelFilterbank: expected moved corners that increase up to 8000.0 Hz, found "),
          message);
    }
  }

  @Test
  void planWarped_bandSqueezedBetweenBins_isNamed() {
    SignalSpec input = spectrogram(16_000, 512, 1);
    MelFilterbank bank = new MelFilterbank(2, 0, 8000, MelScale.HTK, MelNorm.NONE);
    String message =
        String.valueOf(
            assertThrows(SpecMismatchException.class, () -> bank.planWarped(input, hz -> hz / 1000))
                .getMessage());
    assertTrue(message.contains("a Fourier bin in every band"), message);
  }

  @Test
  void outputSpec_melBands_asksForBins() {
    MelFilterbank bank = new MelFilterbank(40, 50, 4000, MelScale.SLANEY, MelNorm.AREA);
    SignalSpec mels = bank.outputSpec(spectrogram(8000, 256, 101));
    assertEquals(
        "MelFilterbank: expected a SPECTROGRAM, found " + mels + "; put Stft before it",
        assertThrows(SpecMismatchException.class, () -> bank.outputSpec(mels)).getMessage());
    assertThrows(SpecMismatchException.class, () -> bank.weights(mels));
  }
}
