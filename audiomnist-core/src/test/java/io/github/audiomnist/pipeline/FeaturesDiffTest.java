package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.files.NpyArray;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Spectrogram;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.DropLastFrame;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.Padding;
import io.github.audiomnist.transform.Plan;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.TestSignals;
import io.github.audiomnist.transform.Transform;
import io.github.audiomnist.transform.Window;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesDiffTest {

  private static final Waveform RECORDING = Waveform.of(TestSignals.noise(3, 8000, 0.5), 8000);
  private static final MelFilterbank MEL =
      new MelFilterbank(40, 50, 4000, MelScale.SLANEY, MelNorm.AREA);

  private static Pipeline<?> pipeline(Padding padding, float topDb) {
    return Pipeline.from(InputFormat.hz(8000))
        .then(new Stft(256, 200, 80, Window.HANN, padding, Scale.POWER))
        .then(MEL)
        .then(new PowerToDb<>(1, 1e-10f, topDb));
  }

  private static FeaturesDiff diff(Pipeline<?> a, Pipeline<?> b) {
    return Features.diff(Features.of(a, RECORDING), Features.of(b, RECORDING));
  }

  private static StageDiff first(FeaturesDiff diff) {
    return diff.firstDifference().orElseThrow();
  }

  @Test
  void diff_samePipeline_isEqual() {
    FeaturesDiff diff = diff(Pipeline.melSpec(), pipeline(Padding.ZEROS, 80));
    assertTrue(diff.isEqual());
    assertEquals(6, diff.stages().size());
    assertTrue(
        diff.toString().endsWith("equal within tolerance 0.001%n".formatted()), diff.toString());
    assertTrue(diff.toString().contains("all 4040 values the same"), diff.toString());
  }

  @Test
  void diff_padding_namesStageParameterPlaceAndAmount() {
    FeaturesDiff diff = diff(pipeline(Padding.ZEROS, 80), pipeline(Padding.REFLECT, 80));
    StageDiff stft = first(diff);
    assertEquals("Stft", stft.stage());
    assertEquals(List.of("padding ZEROS against REFLECT"), stft.recipe());
    assertEquals(List.of(), stft.spec());
    ValueDiff values = stft.values().orElseThrow();
    assertEquals(129 * 101, values.compared());
    assertTrue(values.over() > 0 && values.over() <= 129 * 4, values.toString());
    assertTrue(values.column() < 2 || values.column() > 98, values.toString());
    assertEquals(OptionalDouble.of(31.25 * values.row()), values.hertz());
    assertEquals(values.largest(), Math.abs(values.a() - values.b()));
    assertEquals(values.column() * 0.01, values.seconds(), 1e-12);
  }

  @Test
  void diff_parameterWithoutEffect_isTheFirstDifferenceButNotOfValues() {
    FeaturesDiff diff =
        diff(pipeline(Padding.ZEROS, 200), pipeline(Padding.ZEROS, Float.POSITIVE_INFINITY));
    assertEquals(List.of("topDb 200.0 against none"), first(diff).recipe());
    assertTrue(diff.firstValueDifference().isEmpty());
    assertFalse(diff.isEqual());
  }

  @Test
  void toString_twoDifferences_namesTheFirstAndTheFirstOfValues() {
    Pipeline<?> a = Pipeline.melSpec(InputFormat.hz(8000).withCrop(Crop.START));
    Pipeline<?> b = pipeline(Padding.REFLECT, 80);
    assertTrue(
        diff(a, b)
            .toString()
            .endsWith("first difference: PadOrTrim%nfirst of values: Stft%n".formatted()),
        diff(a, b)::toString);
    assertTrue(
        first(diff(a, b)).toString().startsWith("PadOrTrim: differs; crop START against LOUDEST;"));
  }

  @Test
  void diff_oneStageMore_pairsTheOthers() {
    Pipeline<?> whole = pipeline(Padding.ZEROS, 80);
    Pipeline<?> dropped =
        Pipeline.from(InputFormat.hz(8000))
            .then(Stft.power(256, 200, 80))
            .then(MEL)
            .then(new DropLastFrame<>())
            .then(PowerToDb.librosa());
    FeaturesDiff diff = diff(whole, dropped);
    StageDiff first = first(diff);
    assertEquals("DropLastFrame", first.stage());
    assertEquals(List.of("only in the second: DropLastFrame[]"), first.recipe());
    StageDiff last = diff.stages().get(diff.stages().size() - 1);
    assertEquals("PowerToDb", last.stage());
    assertEquals(List.of("columns 101 against 100"), last.spec());
    assertEquals(40 * 100, last.values().orElseThrow().compared());
    assertEquals(0, last.values().orElseThrow().over());
    assertEquals(
        List.of("only in the first: DropLastFrame[]"), first(diff(dropped, whole)).recipe());
  }

  @Test
  void diff_otherBands_comparesNoValues() {
    Pipeline<?> b =
        Pipeline.from(InputFormat.hz(8000))
            .then(Stft.power(256, 200, 80))
            .then(new MelFilterbank(32, 50, 4000, MelScale.HTK, MelNorm.AREA));
    StageDiff mel = first(diff(pipeline(Padding.ZEROS, 80), b));
    assertEquals(List.of("nMels 40 against 32", "melScale SLANEY against HTK"), mel.recipe());
    assertEquals(List.of("rows 40 against 32"), mel.spec());
    assertTrue(mel.values().isEmpty());
  }

  @Test
  void diff_inputFormats_areStagesToo() {
    Waveform longer = Waveform.of(TestSignals.noise(8, 12_000, 0.5), 8000);
    InputFormat start = InputFormat.hz(8000).withCrop(Crop.START);
    StageDiff cut =
        first(
            Features.diff(
                Features.of(Pipeline.melSpec(start), longer),
                Features.of(Pipeline.melSpec(start.withCrop(Crop.CENTER)), longer)));
    assertEquals("PadOrTrim", cut.stage());
    assertEquals(List.of("crop START against CENTER"), cut.recipe());
    assertTrue(cut.valuesDiffer());
  }

  @Test
  void diff_otherRecording_isToldFirst() {
    Features a = Features.of(Pipeline.melSpec(), RECORDING);
    float[] changed = RECORDING.values();
    changed[4711] += 0.25f;
    StageDiff first =
        first(Features.diff(a, Features.of(Pipeline.melSpec(), Waveform.of(changed, 8000))));
    assertEquals("Recording", first.stage());
    ValueDiff values = first.values().orElseThrow();
    assertEquals(1, values.over());
    assertEquals(4711, values.column());
    assertEquals(0.25, values.largest(), 1e-6);
    assertEquals(4711 / 8000.0, values.seconds(), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BATCHED", "VECTOR"})
  void diff_kernels_agreeWithTheReference(String kernel) {
    Features reference = Features.of(Pipeline.melSpec(), RECORDING);
    Features other = Features.of(Pipeline.melSpec(), RECORDING, Kernel.valueOf(kernel));
    FeaturesDiff diff = Features.diff(reference, other, 2e-5);
    assertTrue(diff.isEqual(), diff::toString);
    assertEquals(List.of("values hidden by the kernel"), diff.stages().get(3).notes());
    assertEquals(4040, diff.stages().get(5).values().orElseThrow().compared());
  }

  @Test
  void diff_foreignTransforms_areToldWhole() {
    StageDiff first =
        first(
            diff(
                Pipeline.from(InputFormat.hz(8000)).then(new Foreign(1)),
                Pipeline.from(InputFormat.hz(8000)).then(new Foreign(2))));
    assertEquals(List.of("Foreign[number=1] against Foreign[number=2]"), first.recipe());
  }

  /** A transform that this library does not know. */
  private record Foreign(int number) implements Transform<Waveform, Spectrogram> {
    private static final Stft STFT = Stft.power(256, 200, 80);

    @Override
    public SignalSpec outputSpec(SignalSpec input) {
      return STFT.outputSpec(input);
    }

    @Override
    public Plan plan(SignalSpec input) {
      return STFT.plan(input);
    }
  }

  @Test
  void diff_tolerance_isInDecibelsAndInSharesOfPower() {
    FeatureStage decibels = Features.of(Pipeline.melSpec(), RECORDING).last();
    assertEquals(0, over(decibels, 100, 0.01, 0.011));
    assertEquals(1, over(decibels, 100, 0.01, 0.009));
    FeatureStage power = Features.of(Pipeline.melSpec(), RECORDING).stage("Stft");
    double value = power.values()[100];
    assertEquals(0, over(power, 100, 0.01 * value, 0.011));
    assertEquals(1, over(power, 100, 0.01 * value, 0.009));
  }

  /** How many values are over {@code tolerance} if one of a dump is changed. */
  private static int over(FeatureStage stage, int index, double change, double tolerance) {
    double[] values = stage.toNpy().values();
    values[index] += change;
    return ValueDiff.of(stage, values, stage.spec().columns(), stage.spec().columns(), tolerance)
        .over();
  }

  @Test
  void diff_notFinite_isAlwaysADifferenceUnlessOnBothSides() {
    Features features = Features.of(Pipeline.melSpec(), RECORDING);
    double[] values = features.last().toNpy().values();
    values[5] = Double.NaN;
    values[6] = Double.NEGATIVE_INFINITY;
    FeaturesDiff diff = Features.diff(features, NpyArray.of(values, 40, 101));
    ValueDiff last = first(diff).values().orElseThrow();
    assertEquals(2, last.over());
    assertEquals(Double.POSITIVE_INFINITY, last.largest());
    assertEquals(List.of("2 values of the dump are not finite"), first(diff).notes());
    float[] nan = new float[4040];
    Arrays.fill(nan, Float.NaN);
    FeatureStage none = features.last().withValues(nan);
    assertEquals(0, ValueDiff.of(none, none.toNpy().values(), 101, 101, 0).over());
  }

  @Test
  void diff_impossibleTolerance_isRefused() {
    Features features = Features.of(Pipeline.melSpec(), RECORDING);
    for (double tolerance : new double[] {-1e-9, Double.NaN}) {
      assertEquals(
          "Features: expected a tolerance of at least 0, found " + tolerance,
          assertThrows(
                  IllegalArgumentException.class,
                  () -> Features.diff(features, features, tolerance))
              .getMessage());
    }
  }
}
