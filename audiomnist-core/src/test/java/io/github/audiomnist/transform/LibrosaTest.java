package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spectra, filter banks and decibels against librosa 0.11 in float64, on made signals. */
class LibrosaTest {

  /** In dB; measured 7.7e-6, the step between floats at 100, down to silence. */
  private static final double MAX_DB_ERROR = 2e-5;

  /** Over the value; measured 0, except where a bin is 10^-12 of the loudest. */
  private static final double MAX_POWER_ERROR = 1e-6;

  /** Over the bank's largest weight; measured 4.7e-8, the rounding to float. */
  private static final double MAX_WEIGHT_ERROR = 1e-7;

  static List<Golden> melDb() {
    return Golden.ofKind("melDb");
  }

  static List<Golden> stftDb() {
    return Golden.ofKind("stftDb");
  }

  static List<Golden> power() {
    return Golden.ofKind("power");
  }

  static List<Golden> filterbank() {
    return Golden.ofKind("filterbank");
  }

  @ParameterizedTest
  @MethodSource("melDb")
  void melDb_equalsLibrosa(Golden golden) {
    float[] samples = Golden.named("signal/" + golden.text("signal")).floats();
    SignalSpec spec = SignalSpec.waveform(golden.integer("sampleRate"), samples.length);
    Plan stft = golden.stft().plan(spec);
    Plan mel = golden.melFilterbank().plan(stft.output());
    Plan db = new PowerToDb<>(1, PowerToDb.DEFAULT_AMIN, golden.topDb()).plan(mel.output());
    float[] found = TestSignals.run(Plan.chain(List.of(stft, mel, db)), samples);
    assertEquals(0, TestSignals.maxDifference(golden.floats(), found), MAX_DB_ERROR);
  }

  @ParameterizedTest
  @MethodSource("stftDb")
  void stftDb_equalsLibrosa(Golden golden) {
    float[] samples = Golden.named("input/" + golden.text("signal")).floats();
    Stft recipe =
        Stft.power(
            golden.integer("nFft"), golden.integer("windowLength"), golden.integer("hopLength"));
    Plan stft = recipe.plan(SignalSpec.waveform(8000, samples.length));
    Plan db = PowerToDb.librosa().plan(stft.output());
    float[] found = TestSignals.run(Plan.chain(List.of(stft, db)), samples);
    assertEquals(0, TestSignals.maxDifference(golden.floats(), found), MAX_DB_ERROR);
  }

  @ParameterizedTest
  @MethodSource("power")
  void stft_equalsLibrosa(Golden golden) {
    float[] samples = Golden.named("signal/" + golden.text("signal")).floats();
    SignalSpec spec = SignalSpec.waveform(golden.integer("sampleRate"), samples.length);
    float[] found = TestSignals.run(golden.stft().plan(spec), samples);
    double[] expected = golden.doubles();
    double floor = Math.max(1e-30, 1e-12 * Arrays.stream(expected).max().orElseThrow());
    assertEquals(expected.length, found.length);
    for (int i = 0; i < found.length; i++) {
      assertEquals(expected[i], found[i], MAX_POWER_ERROR * Math.max(expected[i], floor));
    }
  }

  @ParameterizedTest
  @MethodSource("filterbank")
  void weights_equalLibrosa(Golden golden) {
    int nFft = golden.integer("nFft");
    int numBins = nFft / 2 + 1;
    SignalSpec spec =
        new SignalSpec(
            SignalKind.SPECTROGRAM,
            golden.integer("sampleRate"),
            numBins,
            1,
            Scale.POWER,
            nFft,
            nFft);
    float[] found = golden.melFilterbank().weights(spec);
    double[] expected = dense(golden.doubles(), numBins, found.length);
    double largest = Arrays.stream(expected).max().orElseThrow();
    for (int i = 0; i < found.length; i++) {
      assertEquals(expected[i], found[i], MAX_WEIGHT_ERROR * largest);
      if (expected[i] == 0) {
        assertEquals(0, found[i]);
      }
    }
  }

  /** Row-major {@code [nMels][numBins]} from triples of band, bin and weight. */
  private static double[] dense(double[] triples, int numBins, int size) {
    double[] weights = new double[size];
    for (int i = 0; i < triples.length; i += 3) {
      int band = (int) triples[i];
      int bin = (int) triples[i + 1];
      weights[band * numBins + bin] = triples[i + 2];
    }
    return weights;
  }
}
