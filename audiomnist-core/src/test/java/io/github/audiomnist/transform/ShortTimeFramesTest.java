package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortTimeFramesTest {

  private static ShortTimeFrames frames(Stft stft, int length) {
    int numFrames = stft.outputSpec(SignalSpec.waveform(8000, length)).columns();
    return new ShortTimeFrames(stft, length, numFrames);
  }

  private static double[] thereAndBack(ShortTimeFrames frames, int nFft, double[] samples) {
    double[] spectra = new double[frames.spectraLength()];
    Arrays.fill(spectra, Double.NaN);
    frames.analyze(samples, spectra);
    double[] back = new double[samples.length];
    Arrays.fill(back, Double.NaN);
    frames.synthesize(spectra, new double[nFft], back);
    return back;
  }

  private static double[] noise(int length) {
    double[] samples = new double[length];
    float[] floats = TestSignals.noise(length, length, 1);
    for (int i = 0; i < length; i++) {
      samples[i] = floats[i];
    }
    return samples;
  }

  @ParameterizedTest
  @CsvSource({
    "256, 200, 80, HANN, ZEROS, 3301",
    "256, 256, 64, HANN, REFLECT, 3301",
    "255, 200, 80, HAMMING, ZEROS, 3300",
    "255, 255, 128, HANN, REFLECT, 1000",
    "1103, 1000, 441, HANN, ZEROS, 4000",
    "64, 64, 64, RECTANGULAR, NONE, 640",
    "64, 64, 64, HAMMING, NONE, 640",
    "32, 32, 16, HANN, ZEROS, 1",
  })
  void synthesize_ofAnalyze_givesBackTheSamples(
      int nFft, int windowLength, int hopLength, Window window, Padding padding, int length) {
    Stft stft = new Stft(nFft, windowLength, hopLength, window, padding, Scale.POWER);
    double[] samples = noise(length);
    double[] back = thereAndBack(frames(stft, length), nFft, samples);
    assertArrayEquals(samples, back, 1e-11);
  }

  /** A Hann window begins with 0, and frames without padding leave a rest. */
  @Test
  void synthesize_samplesUnderNoWindow_areZero() {
    Stft stft = new Stft(64, 64, 32, Window.HANN, Padding.NONE, Scale.POWER);
    double[] samples = noise(100);
    double[] expected = samples.clone();
    expected[0] = 0;
    Arrays.fill(expected, 96, 100, 0);
    assertArrayEquals(expected, thereAndBack(frames(stft, 100), 64, samples), 1e-11);
  }

  /** The power of the spectra is that of the Stft itself. */
  @Test
  void analyze_anySignal_agreesWithStft() {
    for (int nFft : new int[] {255, 256}) {
      Stft stft = new Stft(nFft, 200, 80, Window.HANN, Padding.REFLECT, Scale.POWER);
      double[] samples = noise(1000);
      ShortTimeFrames frames = frames(stft, 1000);
      double[] spectra = new double[frames.spectraLength()];
      frames.analyze(samples, spectra);
      float[] power =
          TestSignals.run(stft.plan(SignalSpec.waveform(8000, 1000)), Checks.toFloats(samples));
      double sum = 0;
      double expected = 0;
      int half = nFft / 2;
      for (int t = 0; t < frames.numFrames(); t++) {
        assertEquals(
            power[t], Math.pow(spectra[t * nFft], 2), 1e-6 * power[t], "0 Hz of frame " + t);
        for (int i = 0; i < nFft; i++) {
          double ends = i == 0 || (i == 1 && nFft % 2 == 0) ? 1 : 2;
          sum += ends * spectra[t * nFft + i] * spectra[t * nFft + i];
        }
        for (int k = 0; k <= half; k++) {
          expected += (k == 0 || 2 * k == nFft ? 1.0 : 2.0) * power[k * frames.numFrames() + t];
        }
      }
      assertEquals(1, sum / expected, 1e-6);
    }
  }
}
