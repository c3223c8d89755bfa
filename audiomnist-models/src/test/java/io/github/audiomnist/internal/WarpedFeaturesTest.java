package io.github.audiomnist.internal;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.augment.VocalTractWarp;
import io.github.audiomnist.augment.WarpedMelBands;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.Spectrogram;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.Standardize;
import io.github.audiomnist.transform.Transform;
import org.junit.jupiter.api.Test;

class WarpedFeaturesTest {

  private static final InputFormat INPUT = InputFormat.hz(8000).seconds(0.3);
  private static final Pipeline<MelSpectrogram> PIPELINE =
      Pipeline.melSpec(INPUT).then(Standardize.perClip());
  private static final VocalTractWarp WARP = VocalTractWarp.standard().withFHigh(3400);

  private static Waveform clip() {
    double[] samples = new double[1600];
    new SeededRandom(5).fillGaussian(samples);
    float[] values = new float[samples.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.1 * samples[i]);
    }
    return Waveform.of(values, 8000);
  }

  @Test
  void extract_anyEpoch_isTheStagesBehindItsWarpedBands() {
    Pipeline<Spectrogram> spectra = Pipeline.spectrogram(INPUT);
    WarpedMelBands bands = WARP.plan(bank(PIPELINE), spectra.output());
    EpochFeatures.Extractor extractor = new WarpedFeatures(PIPELINE, WARP).newExtractor(7);
    float[] found = new float[PIPELINE.output().size()];
    for (int epoch = 1; epoch <= 30; epoch++) {
      int valid = extractor.extract(clip(), epoch, 4, found);
      MelSpectrogram warped = bands.apply(spectra.apply(clip()), 7, epoch, 4);
      MelSpectrogram expected = standardized(warped);
      assertArrayEquals(expected.values(), found);
      assertEquals(expected.validFrames(), valid);
    }
  }

  private static MelFilterbank bank(Pipeline<?> pipeline) {
    return pipeline.stages().stream()
        .filter(MelFilterbank.class::isInstance)
        .map(MelFilterbank.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static MelSpectrogram standardized(MelSpectrogram warped) {
    MelSpectrogram decibels = applied(PowerToDb.librosa(), warped);
    return applied(Standardize.perClip(), decibels);
  }

  private static MelSpectrogram applied(Transform<?, ?> stage, MelSpectrogram in) {
    var plan = stage.plan(in.spec());
    float[] out = new float[plan.output().size()];
    int valid = plan.process(in.values(), in.validFrames(), out, plan.newScratch());
    return new MelSpectrogram(plan.output(), out, valid);
  }

  @Test
  void extract_alphaOne_isThePipeline() {
    VocalTractWarp none = new VocalTractWarp(1, 1, 1, 3400);
    float[] found = new float[PIPELINE.output().size()];
    int valid = new WarpedFeatures(PIPELINE, none).newExtractor(7).extract(clip(), 1, 0, found);
    MelSpectrogram expected = PIPELINE.apply(clip());
    assertArrayEquals(expected.values(), found, 1e-5f);
    assertEquals(expected.validFrames(), valid);
    assertTrue(none.isNone() && !WARP.isNone());
  }

  @Test
  void requirePossible_withoutMelBands_isRefused() {
    assertRefused(
        SpecMismatchException.class,
        () ->
            EpochFeatures.requirePossible(
                Pipeline.logSpectrogram(INPUT), Training.epochs(1).withVocalTractWarp(WARP)),
        "VocalTractWarp: expected a pipeline with a MelFilterbank, found [Stft");
  }

  @Test
  void requirePossible_fHighBeyondTheBand_isRefused() {
    assertRefused(
        SpecMismatchException.class,
        () ->
            EpochFeatures.requirePossible(
                PIPELINE, Training.epochs(1).withVocalTractWarp(VocalTractWarp.standard())),
        "VocalTractWarp: expected fHigh below 4000.0 Hz");
  }
}
