package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Cepstrogram;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.FittedStandardize;
import io.github.audiomnist.transform.StandardizeFitter;
import io.github.audiomnist.transform.TestSignals;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FittingTest {

  /** Clips of different lengths and loudness, some shorter and some longer than a second. */
  private static List<Waveform> clips() {
    return IntStream.range(1, 12)
        .mapToObj(i -> Waveform.of(TestSignals.noise(i, 1000 * i, 0.05 * i), 8000))
        .toList();
  }

  private static void assertStandardized(Pipeline<? extends TimeFrequency> pipeline, boolean each) {
    int rows = pipeline.output().rows();
    double[] sums = new double[rows];
    double[] squares = new double[rows];
    int frames = 0;
    for (Waveform clip : clips()) {
      TimeFrequency features = pipeline.apply(clip);
      frames += features.validFrames();
      for (int row = 0; row < rows; row++) {
        for (int t = 0; t < features.validFrames(); t++) {
          sums[row] += features.at(row, t);
          squares[row] += Math.pow(features.at(row, t), 2);
        }
      }
    }
    double sum = 0;
    double square = 0;
    for (int row = 0; row < rows; row++) {
      assertEquals(0, each ? sums[row] / frames : 0, 1e-4);
      assertEquals(1, each ? squares[row] / frames : 1, 1e-4);
      sum += sums[row];
      square += squares[row];
    }
    assertEquals(0, sum / rows / frames, 1e-4);
    assertEquals(1, square / rows / frames, 1e-4);
  }

  @Test
  void perBand_clipsFittedTo_haveMeanZeroAndDeviationOne() {
    Pipeline<MelSpectrogram> fitted = Fitting.perBand(Pipeline.melSpec(), clips());
    assertEquals(Scale.STANDARDIZED, fitted.output().scale());
    assertStandardized(fitted, true);
    Pipeline<Cepstrogram> cepstra = Fitting.perBand(Pipeline.mfcc(), clips());
    assertStandardized(cepstra, true);
  }

  @Test
  void overall_clipsFittedTo_haveMeanZeroAndDeviationOne() {
    Pipeline<MelSpectrogram> fitted = Fitting.overall(Pipeline.melSpec(), clips());
    assertStandardized(fitted, false);
    assertTrue(
        fitted.stages().get(3) instanceof FittedStandardize<?> stage && stage.means().size() == 1);
  }

  /** The numbers are in the recipe, to the last digit. */
  @Test
  void perBand_saved_makesTheSameFeatures() {
    Pipeline<MelSpectrogram> fitted = Fitting.perBand(Pipeline.melSpec(), clips());
    Pipeline<?> read = Pipeline.fromJson(fitted.toJson());
    assertEquals(fitted, read);
    Waveform clip = clips().get(4);
    assertEquals(fitted.apply(clip), read.apply(clip));
  }

  @Test
  void fit_overSoundingFrames_leavesPausesOut() {
    Pipeline<MelSpectrogram> pipeline = Pipeline.melSpec();
    float[] samples = TestSignals.noise(1, 8000, 0.5);
    for (int i = 4000; i < 8000; i++) {
      samples[i] *= 1e-4f;
    }
    List<Waveform> clips = List.of(Waveform.of(samples, 8000));
    FittedStandardize<MelSpectrogram> all =
        Fitting.fit(new StandardizeFitter(), pipeline, clips).overall();
    FittedStandardize<MelSpectrogram> sounding =
        Fitting.fit(StandardizeFitter.overSoundingFrames(40), pipeline, clips).overall();
    assertTrue(sounding.means().get(0) > all.means().get(0) + 20);
    assertTrue(sounding.deviations().get(0) < all.deviations().get(0) / 3);
  }

  @Test
  void perBand_powerOrNoClips_isRefused() {
    assertThrows(
        SpecMismatchException.class, () -> Fitting.perBand(Pipeline.spectrogram(), clips()));
    assertThrows(IllegalStateException.class, () -> Fitting.perBand(Pipeline.melSpec(), List.of()));
  }
}
