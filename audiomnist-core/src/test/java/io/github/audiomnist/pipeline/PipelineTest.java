package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.Mfcc;
import io.github.audiomnist.transform.PadOrTrim;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.Standardize;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.TestSignals;
import io.github.audiomnist.transform.Transform;
import io.github.audiomnist.transform.TrimSilence;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {

  private static final MelFilterbank MEL =
      new MelFilterbank(40, 50, 4000, MelScale.SLANEY, MelNorm.AREA);

  private static String refusal(Pipeline<?> pipeline, Transform<?, ?> next) {
    return String.valueOf(
        assertThrows(SpecMismatchException.class, () -> pipeline.<Signal>append(next))
            .getMessage());
  }

  @Test
  void melSpec_default_isFortyBandsBy101Frames() {
    assertEquals(
        new SignalSpec(SignalKind.MEL_SPECTROGRAM, 8000, 40, 101, Scale.DECIBELS, 256, 80),
        Pipeline.melSpec().output());
    assertEquals(
        List.of(Stft.power(256, 200, 80), MEL, PowerToDb.librosa()), Pipeline.melSpec().stages());
  }

  @Test
  void waveform_default_isASecondOfSamples() {
    assertEquals(SignalSpec.waveform(8000, 8000), Pipeline.waveform().output());
    float[] samples = TestSignals.noise(1, 8000, 1);
    assertArrayEquals(samples, Pipeline.waveform().apply(Waveform.of(samples, 8000)).values());
  }

  @Test
  void spectrogram_default_is129BinsBy101Frames() {
    assertEquals(
        new SignalSpec(SignalKind.SPECTROGRAM, 8000, 129, 101, Scale.POWER, 256, 80),
        Pipeline.spectrogram().output());
    assertEquals(List.of(Stft.power(256, 200, 80)), Pipeline.spectrogram().stages());
    assertEquals(
        List.of(Stft.power(512, 400, 160), PowerToDb.librosa()),
        Pipeline.logSpectrogram(InputFormat.hz(16_000)).stages());
    assertEquals(Scale.DECIBELS, Pipeline.logSpectrogram().output().scale());
  }

  @Test
  void robustMelSpec_isThirtyTwoBandsBy81Frames() {
    assertEquals(
        new SignalSpec(SignalKind.MEL_SPECTROGRAM, 8000, 32, 81, Scale.STANDARDIZED, 256, 100),
        Pipeline.robustMelSpec(InputFormat.hz(8_000)).output());
    assertEquals(
        Stft.power(512, 400, 200), Pipeline.robustMelSpec(InputFormat.hz(16_000)).stages().get(0));
  }

  @Test
  void robustMelSpec_quietClipWithPauses_isTheSame() {
    float[] word = TestSignals.noise(1, 3_000, 3);
    float[] quiet = new float[8_000];
    for (int i = 0; i < word.length; i++) {
      quiet[2_000 + i] = word[i] / 64;
    }
    Pipeline<MelSpectrogram> robust = Pipeline.robustMelSpec(InputFormat.hz(8_000));
    float[] expected = robust.apply(Waveform.of(word, 8_000)).values();
    float[] found = robust.apply(Waveform.of(quiet, 8_000)).values();
    int shift = 2_000 / 100;
    for (int band = 0; band < 32; band++) {
      for (int frame = 0; frame < 25; frame++) {
        assertEquals(
            expected[band * 81 + frame], found[band * 81 + frame + shift], 1e-4, "frame " + frame);
      }
    }
  }

  @Test
  void mfcc_default_is13CoefficientsOfMelSpec() {
    assertEquals(
        new SignalSpec(SignalKind.CEPSTROGRAM, 8000, 13, 101, Scale.CEPSTRAL, 256, 80),
        Pipeline.mfcc().output());
    assertEquals(Pipeline.melSpec().then(new Mfcc(13)), Pipeline.mfcc());
  }

  /** A long recording: the word is found, and stands in the middle of nothing cut too early. */
  @Test
  void trimSilence_beforePadOrTrim_keepsTheWordOfALongRecording() {
    float[] samples = new float[24_000];
    float[] word = TestSignals.noise(1, 3000, 0.5);
    System.arraycopy(word, 0, samples, 18_000, word.length);
    Pipeline<Waveform> pipeline =
        Pipeline.from(InputFormat.hz(8000).seconds(4))
            .then(new TrimSilence(40, 200, 80, 0))
            .then(new PadOrTrim(4000, Crop.CENTER));
    float[] found = pipeline.apply(Waveform.of(samples, 8000)).values();
    assertEquals(4000, found.length);
    int shift = 0;
    while (found[shift] == 0) {
      shift++;
    }
    assertTrue(shift < 200, "begins at " + shift);
    assertArrayEquals(word, Arrays.copyOfRange(found, shift, shift + word.length));
  }

  @Test
  void melSpec_sixteenKilohertz_scalesItsWindow() {
    Pipeline<MelSpectrogram> pipeline = Pipeline.melSpec(InputFormat.hz(16_000).seconds(0.5));
    assertEquals(
        new SignalSpec(SignalKind.MEL_SPECTROGRAM, 16_000, 40, 51, Scale.DECIBELS, 512, 160),
        pipeline.output());
    assertEquals(Stft.power(512, 400, 160), pipeline.stages().get(0));
  }

  @Test
  void melSpec_windowOfPowerOfTwo_isItsOwnFft() {
    assertEquals(
        Stft.power(256, 256, 102), Pipeline.melSpec(InputFormat.hz(10_240)).stages().get(0));
  }

  @Test
  void melSpec_tooLowRate_isRefused() {
    for (int rate : new int[] {1, 50, 100, 1000}) {
      assertThrows(IllegalArgumentException.class, () -> Pipeline.melSpec(InputFormat.hz(rate)));
    }
  }

  @Test
  void then_stages_leavesTheFirstPipelineAsItWas() {
    Pipeline<Waveform> raw = Pipeline.from(InputFormat.hz(8000));
    Pipeline<?> spectrogram = raw.then(Stft.power(256, 200, 80));
    assertEquals(List.of(), raw.stages());
    assertEquals(1, spectrogram.stages().size());
    assertEquals(SignalSpec.waveform(8000, 8000), raw.output());
  }

  @Test
  void then_learner_getsThisPipeline() {
    Pipeline<MelSpectrogram> features = Pipeline.melSpec().then(Standardize.perClip());
    Learner<Signal, Pipeline<? extends Signal>> learner = pipeline -> pipeline;
    assertSame(features, features.then(learner));
  }

  @Test
  void apply_noStages_conformsTheClip() {
    float[] samples = TestSignals.noise(1, 100, 1);
    Waveform conformed =
        Pipeline.from(new InputFormat(8000, 60, Crop.CENTER)).apply(Waveform.of(samples, 8000));
    assertEquals(SignalSpec.waveform(8000, 60), conformed.spec());
    assertEquals(samples[20], conformed.at(0));
  }

  @Test
  void equals_sameRecipe_isTrue() {
    assertEquals(Pipeline.melSpec(), Pipeline.melSpec(InputFormat.hz(8000)));
    assertEquals(Pipeline.melSpec().hashCode(), Pipeline.melSpec(InputFormat.hz(8000)).hashCode());
    assertNotEquals(Pipeline.melSpec(), Pipeline.melSpec(InputFormat.hz(8000).seconds(2)));
    assertNotEquals(Pipeline.melSpec(), Pipeline.melSpec().then(Standardize.perClip()));
  }

  @Test
  void describe_everyStage_hasALine() {
    List<String> lines = Pipeline.melSpec().withKernel(Kernel.BATCHED).describe().lines().toList();
    assertEquals(5, lines.size());
    assertTrue(lines.get(0).endsWith("-> 8000 samples, 8000 Hz"), lines.get(0));
    assertTrue(
        lines.get(3).endsWith("-> 40 x 101 MEL_SPECTROGRAM, DECIBELS, 8000 Hz, hop 80"),
        lines.get(3));
    assertEquals("kernel BATCHED: BATCHED, 104 frames at a time", lines.get(4));
  }

  @Test
  void withKernel_other_describesItAndStaysTheSameRecipe() {
    Pipeline<MelSpectrogram> reference = Pipeline.melSpec().withKernel(Kernel.JTRANSFORMS);
    assertEquals(Pipeline.melSpec(), reference);
    assertEquals(Pipeline.melSpec().toJson(), reference.toJson());
    assertTrue(
        reference
            .describe()
            .lines()
            .anyMatch("kernel JTRANSFORMS: JTRANSFORMS, one frame at a time"::equals));
    assertTrue(reference.then(Standardize.perClip()).describe().contains("kernel JTRANSFORMS"));
  }

  @Test
  void apply_anyKernel_givesTheSameFeatures() {
    Waveform clip = Waveform.of(TestSignals.noise(9, 7000, 0.4), 8000);
    float[] expected = Pipeline.melSpec().withKernel(Kernel.JTRANSFORMS).apply(clip).values();
    for (Kernel kernel : Kernel.values()) {
      MelSpectrogram found = Pipeline.melSpec().withKernel(kernel).apply(clip);
      assertEquals(88, found.validFrames());
      assertEquals(0, TestSignals.maxDifference(expected, found.values()), 2e-5);
    }
  }

  @Test
  void append_wrongOrder_isRefusedBeforeData() {
    String mel = "40 x 101 MEL_SPECTROGRAM, DECIBELS, 8000 Hz, hop 80";
    assertEquals(
        "Stft: expected a WAVEFORM, found " + mel + "; put Stft before other stages",
        refusal(Pipeline.melSpec(), Stft.power(256, 200, 80)));
    assertEquals(
        "MelFilterbank: expected a SPECTROGRAM, found " + mel + "; put Stft before it",
        refusal(Pipeline.melSpec(), MEL));
    assertEquals(
        "MelFilterbank: expected a SPECTROGRAM, found 8000 samples, 8000 Hz; put Stft before it",
        refusal(Pipeline.from(InputFormat.hz(8000)), MEL));
    assertEquals(
        "PowerToDb: expected values of scale POWER, found "
            + mel
            + "; leave out the second PowerToDb",
        refusal(Pipeline.melSpec(), PowerToDb.librosa()));
    String standardized = "40 x 101 MEL_SPECTROGRAM, STANDARDIZED, 8000 Hz, hop 80";
    assertEquals(
        "Standardize: expected values of scale DECIBELS, LOG, CEPSTRAL or COMPRESSED, found "
            + standardized
            + "; put PowerToDb or PowerToLog before it",
        refusal(Pipeline.melSpec().then(Standardize.perBand()), Standardize.perClip()));
  }

  @Test
  void then_frontEndOverNyquist_isRefusedBeforeData() {
    Pipeline<?> spectrogram = Pipeline.from(InputFormat.hz(6000)).then(Stft.power(256, 200, 80));
    assertEquals(
        "MelFilterbank: expected fMax of at most 3000.0 Hz, half the sample rate, found 4000.0 Hz; "
            + "lower fMax or raise the sample rate of the InputFormat",
        refusal(spectrogram, MEL));
  }
}
