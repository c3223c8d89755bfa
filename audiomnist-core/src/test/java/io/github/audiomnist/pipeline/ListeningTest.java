package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Deltas;
import io.github.audiomnist.transform.Golden;
import io.github.audiomnist.transform.KaldiStft;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.MinMax;
import io.github.audiomnist.transform.Normalize;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.PowerToLog;
import io.github.audiomnist.transform.PreEmphasis;
import io.github.audiomnist.transform.Standardize;
import io.github.audiomnist.transform.Stft;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ListeningTest {

  private static final InputFormat HALF_SECOND = InputFormat.hz(8000).seconds(0.5);

  private static Waveform voice() {
    return Waveform.of(Golden.named("input/voice").floats(), 8000);
  }

  /**
   * With a bound on the distance between the features given and those of what is heard, over the
   * spread of the first; measured 0.13 for spectrograms, at most 0.033 for the others.
   */
  static Stream<Arguments> pipelines() {
    return Stream.of(
        Arguments.of(Pipeline.spectrogram(HALF_SECOND), 0.2),
        Arguments.of(Pipeline.logSpectrogram(HALF_SECOND), 0.2),
        Arguments.of(Pipeline.melSpec(HALF_SECOND), 0.05),
        Arguments.of(
            Pipeline.melSpec(HALF_SECOND)
                .then(Standardize.fitted(new double[] {-40}, new double[] {20})),
            0.05),
        Arguments.of(Pipeline.mfcc(HALF_SECOND), 0.05),
        Arguments.of(
            Pipeline.spectrogram(HALF_SECOND)
                .then(new MelFilterbank(30, 0, 4000, MelScale.HTK, MelNorm.NONE))
                .then(PowerToLog.kaldi()),
            0.05),
        Arguments.of(Presets.whisperLogMel(InputFormat.hz(16_000).seconds(0.5), 80), 0.05));
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void waveform_featuresOfAVoice_soundsLikeIt(
      Pipeline<? extends TimeFrequency> pipeline, double maxDistance) {
    TimeFrequency features = pipeline.apply(voice());
    Waveform heard = Listening.waveform(pipeline, features);
    assertEquals(pipeline.output().sampleRate(), heard.sampleRate());
    TimeFrequency again = pipeline.apply(heard);
    assertEquals(features.validFrames(), again.validFrames());
    double sum = 0;
    double spread = 0;
    double mean = mean(features);
    for (int row = 0; row < pipeline.output().rows(); row++) {
      for (int t = 0; t < features.validFrames(); t++) {
        sum += Math.pow(features.at(row, t) - again.at(row, t), 2);
        spread += Math.pow(features.at(row, t) - mean, 2);
      }
    }
    assertTrue(Math.sqrt(sum / spread) < maxDistance, "distance " + Math.sqrt(sum / spread));
  }

  private static double mean(TimeFrequency features) {
    double sum = 0;
    for (int row = 0; row < features.spec().rows(); row++) {
      for (int t = 0; t < features.validFrames(); t++) {
        sum += features.at(row, t);
      }
    }
    return sum / features.spec().rows() / features.validFrames();
  }

  @Test
  void waveform_sameSeed_isTheSame() {
    MelSpectrogram features = Pipeline.melSpec(HALF_SECOND).apply(voice());
    Waveform first = Listening.waveform(Pipeline.melSpec(HALF_SECOND), features, 2, 7);
    assertEquals(first, Listening.waveform(Pipeline.melSpec(HALF_SECOND), features, 2, 7));
    assertNotEquals(first, Listening.waveform(Pipeline.melSpec(HALF_SECOND), features, 2, 8));
  }

  /** What stands before the spectrogram is heard as the spectrogram found it. */
  @Test
  void waveform_stagesBeforeTheStft_stayIn() {
    Pipeline<MelSpectrogram> quiet =
        Pipeline.from(HALF_SECOND)
            .then(Normalize.peak(-40))
            .then(PreEmphasis.torchaudio())
            .then(Stft.power(256, 200, 80))
            .then(new MelFilterbank(40, 50, 4000, MelScale.SLANEY, MelNorm.AREA))
            .then(PowerToDb.unbounded());
    float peak = 0;
    for (float sample : Listening.waveform(quiet, quiet.apply(voice())).values()) {
      peak = Math.max(peak, Math.abs(sample));
    }
    assertTrue(peak < 0.02, "peak " + peak);
  }

  @Test
  void waveform_stagesThatCannotBeUndone_areNamed() {
    for (Pipeline<? extends TimeFrequency> pipeline :
        List.of(
            Pipeline.melSpec().then(Standardize.perClip()),
            Pipeline.melSpec().then(new MinMax<>()),
            Pipeline.melSpec().then(Deltas.torchaudio(5, 1)),
            Presets.spectrogramImage(InputFormat.hz(8000), 64, 64),
            Presets.kaldiFbank(InputFormat.hz(8000), 15, KaldiStft.UNIT_RANGE))) {
      TimeFrequency features = pipeline.apply(voice());
      String message =
          String.valueOf(
              assertThrows(
                      IllegalArgumentException.class, () -> Listening.waveform(pipeline, features))
                  .getMessage());
      assertTrue(
          message.startsWith("Listening: expected stages that can be undone, found ")
              && message.endsWith("; listen to the features before it"),
          message);
    }
  }

  @Test
  void waveform_featuresOfAnother_namesBoth() {
    MelSpectrogram features = Pipeline.melSpec().apply(voice());
    assertEquals(
        "Listening: expected features of %s, found %s; name the pipeline that made them"
            .formatted(Pipeline.melSpec(HALF_SECOND).output(), Pipeline.melSpec().output()),
        assertThrows(
                IllegalArgumentException.class,
                () -> Listening.waveform(Pipeline.melSpec(HALF_SECOND), features))
            .getMessage());
  }
}
