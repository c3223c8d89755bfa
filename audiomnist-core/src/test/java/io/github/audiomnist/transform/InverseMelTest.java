package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InverseMelTest {

  private static final MelFilterbank MEL =
      new MelFilterbank(40, 50, 4000, MelScale.SLANEY, MelNorm.AREA);

  private static SignalSpec spectrogram(int length) {
    return Stft.power(256, 200, 80).outputSpec(SignalSpec.waveform(8000, length));
  }

  /** Decibels, down to 80 under the loudest. */
  private static float[] decibels(SignalSpec spec, float[] power) {
    return TestSignals.run(PowerToDb.librosa().plan(spec), power);
  }

  /** Errors as measured, rounded up; the deepest bands lie 80 dB under the loudest. */
  @ParameterizedTest
  @CsvSource({"voice, 1e-5", "burst, 1e-5", "square, 0.2"})
  void process_bandsOfASignal_areMet(String signal, double maxErrorDb) {
    float[] samples = Golden.named("input/" + signal).floats();
    SignalSpec bins = spectrogram(samples.length);
    Plan stft = Stft.power(256, 200, 80).plan(SignalSpec.waveform(8000, samples.length));
    Plan mel = MEL.plan(bins);
    float[] bands = TestSignals.run(mel, TestSignals.run(stft, samples));
    Plan back = new InverseMel(MEL).plan(mel.output());
    assertEquals(bins, back.output());
    float[] found = TestSignals.run(mel, TestSignals.run(back, bands));
    float[] expected = decibels(mel.output(), bands);
    float[] met = decibels(mel.output(), found);
    assertEquals(0, TestSignals.maxDifference(expected, met), maxErrorDb);
  }

  @Property(tries = 50)
  void process_anyBands_areNotNegativeAndZeroOutside(
      @ForAll @IntRange(max = 9999) int seed, @ForAll @IntRange(min = 1, max = 5) int iterations) {
    MelFilterbank narrow = new MelFilterbank(10, 500, 2000, MelScale.HTK, MelNorm.NONE);
    SignalSpec bins = spectrogram(1000);
    Plan back = new InverseMel(narrow, iterations).plan(narrow.outputSpec(bins));
    float[] bands = TestSignals.noise(seed, back.input().size(), 3);
    for (int i = 0; i < bands.length; i++) {
      bands[i] = Math.max(0, bands[i]);
    }
    float[] found = TestSignals.run(back, bands);
    for (int i = 0; i < found.length; i++) {
      int bin = i / bins.columns();
      double hz = bin * 8000.0 / 256;
      assertTrue(found[i] >= 0 && Float.isFinite(found[i]));
      if (hz <= 500 || hz >= 2000) {
        assertEquals(0, found[i], hz + " Hz");
      }
    }
  }

  @Test
  void process_silence_isSilence() {
    Plan back = new InverseMel(MEL).plan(MEL.outputSpec(spectrogram(1000)));
    for (float value : TestSignals.run(back, new float[back.input().size()])) {
      assertEquals(0, value);
    }
  }

  /** More iterations come no less near, in the measure that they lower. */
  @Test
  void process_moreIterations_comeNearer() {
    SignalSpec bins = spectrogram(3301);
    Plan mel = MEL.plan(bins);
    Plan stft = Stft.power(256, 200, 80).plan(SignalSpec.waveform(8000, 3301));
    float[] bands =
        TestSignals.run(mel, TestSignals.run(stft, Golden.named("input/voice").floats()));
    double before = Double.POSITIVE_INFINITY;
    for (int iterations : new int[] {1, 3, 10, 30}) {
      Plan back = new InverseMel(MEL, iterations).plan(mel.output());
      double divergence = divergence(bands, TestSignals.run(mel, TestSignals.run(back, bands)));
      assertTrue(divergence < before, iterations + " iterations: " + divergence);
      before = divergence;
    }
  }

  private static double divergence(float[] wanted, float[] found) {
    double sum = 0;
    for (int i = 0; i < wanted.length; i++) {
      sum += wanted[i] * Math.log(wanted[i] / (double) found[i]) - wanted[i] + found[i];
    }
    return sum;
  }

  @Test
  void outputSpec_otherBandsOrScale_isRefused() {
    SignalSpec bands = MEL.outputSpec(spectrogram(1000));
    assertEquals(
        "InverseMel: expected 40 bands, found "
            + bands.withRows(39)
            + "; name the MelFilterbank that the bands come from",
        refusal(bands.withRows(39)));
    assertEquals(
        "InverseMel: expected values of scale POWER or MAGNITUDE, found "
            + bands.withScale(Scale.DECIBELS)
            + "; put DbToPower or LogToPower before it",
        refusal(bands.withScale(Scale.DECIBELS)));
    assertThrows(IllegalArgumentException.class, () -> new InverseMel(MEL, 0));
  }

  private static String refusal(SignalSpec input) {
    return String.valueOf(
        assertThrows(SpecMismatchException.class, () -> new InverseMel(MEL).outputSpec(input))
            .getMessage());
  }
}
