package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import org.junit.jupiter.api.Test;

class FittedStandardizeTest {

  private static final SignalSpec DECIBELS =
      new SignalSpec(SignalKind.MEL_SPECTROGRAM, 8000, 2, 3, Scale.DECIBELS, 256, 80);
  private static final float[] VALUES = {1, 2, 3, -40, -50, 7};

  private static float[] run(Transform<?, ?> recipe, SignalSpec spec, float[] in, int valid) {
    Plan plan = recipe.plan(spec);
    float[] out = new float[in.length];
    assertEquals(valid, plan.process(in, valid, out, plan.newScratch()));
    return out;
  }

  @Test
  void process_numbersOfEachBand_areSubtractedAndDivided() {
    FittedStandardize<MelSpectrogram> recipe =
        Standardize.fitted(new double[] {1, -45}, new double[] {2, 10});
    assertArrayEquals(new float[] {0, 0.5f, 0, 0.5f, -0.5f, 0}, run(recipe, DECIBELS, VALUES, 2));
  }

  @Test
  void process_numbersForAll_serveEveryBand() {
    FittedStandardize<MelSpectrogram> recipe =
        Standardize.fitted(new double[] {2}, new double[] {4});
    assertArrayEquals(
        new float[] {-0.25f, 0, 0.25f, -10.5f, -13, 1.25f}, run(recipe, DECIBELS, VALUES, 3));
  }

  @Test
  void process_bandWithoutDeviation_isZero() {
    FittedStandardize<MelSpectrogram> recipe =
        Standardize.fitted(new double[] {1, -45}, new double[] {0, 10});
    assertArrayEquals(new float[] {0, 0, 0, 0.5f, -0.5f, 5.2f}, run(recipe, DECIBELS, VALUES, 3));
  }

  @Test
  void unstandardize_behindIt_givesBackTheRecording() {
    FittedStandardize<MelSpectrogram> fitted =
        Standardize.fitted(new double[] {1, -45}, new double[] {2, 10});
    Unstandardize<MelSpectrogram> back = new Unstandardize<>(fitted, Scale.DECIBELS);
    SignalSpec standardized = fitted.outputSpec(DECIBELS);
    assertEquals(DECIBELS, back.outputSpec(standardized));
    float[] found = run(back, standardized, run(fitted, DECIBELS, VALUES, 2), 2);
    assertArrayEquals(new float[] {1, 2, 1, -40, -50, -45}, found, 1e-5f);
  }

  @Test
  void unstandardize_ofRescale_undoesIt() {
    Rescale<MelSpectrogram> whisper = Rescale.whisper();
    Unstandardize<MelSpectrogram> back = Unstandardize.of(whisper, Scale.DECIBELS);
    float[] found = run(back, whisper.outputSpec(DECIBELS), run(whisper, DECIBELS, VALUES, 3), 3);
    assertArrayEquals(VALUES, found, 1e-5f);
  }

  @Test
  void unstandardize_otherInput_isRefused() {
    FittedStandardize<MelSpectrogram> three =
        Standardize.fitted(new double[3], new double[] {1, 1, 1});
    Unstandardize<MelSpectrogram> back = new Unstandardize<>(three, Scale.LOG);
    assertEquals(
        "Unstandardize: expected values of scale STANDARDIZED, found "
            + DECIBELS
            + "; it undoes FittedStandardize",
        refusal(back, DECIBELS));
    assertEquals(
        "Unstandardize: expected 3 rows, as many as it was fitted to, found "
            + DECIBELS.withScale(Scale.LOG)
            + "; fit it to the pipeline that it ends",
        refusal(back, DECIBELS.withScale(Scale.STANDARDIZED)));
  }

  @Test
  void outputSpec_otherHeightOrScale_isRefused() {
    FittedStandardize<MelSpectrogram> three =
        Standardize.fitted(new double[3], new double[] {1, 1, 1});
    assertEquals(
        "FittedStandardize: expected 3 rows, as many as it was fitted to, found "
            + DECIBELS
            + "; fit it to the pipeline that it ends",
        refusal(three, DECIBELS));
    assertThrows(
        SpecMismatchException.class,
        () -> three.outputSpec(DECIBELS.withRows(3).withScale(Scale.POWER)));
  }

  private static String refusal(Transform<?, ?> recipe, SignalSpec input) {
    return String.valueOf(
        assertThrows(SpecMismatchException.class, () -> recipe.outputSpec(input)).getMessage());
  }

  @Test
  void toString_manyRows_isOneLine() {
    assertEquals(
        "FittedStandardize[mean=-45.0, deviation=2.5]",
        Standardize.fitted(new double[] {-45}, new double[] {2.5}).toString());
    assertEquals(
        "FittedStandardize[40 means and deviations]",
        Standardize.fitted(new double[40], new double[40]).toString());
  }

  @Test
  void new_badNumbers_namesThem() {
    assertEquals(
        "FittedStandardize: expected a mean and a deviation for each row or for all, found 2 and 1",
        refusal(new double[2], new double[1]));
    assertEquals(
        "FittedStandardize: expected a mean and a deviation for each row or for all, found 0 and 0",
        refusal(new double[0], new double[0]));
    assertEquals(
        "FittedStandardize: expected finite means and deviations of at least 0, found 0.0 and -1.0 at 1",
        refusal(new double[2], new double[] {1, -1}));
    assertEquals(
        "FittedStandardize: expected finite means and deviations of at least 0, found NaN and 1.0 at 0",
        refusal(new double[] {Double.NaN}, new double[] {1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> Standardize.fitted(new double[1], new double[] {Double.POSITIVE_INFINITY}));
  }

  private static String refusal(double[] means, double[] deviations) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> Standardize.fitted(means, deviations))
            .getMessage());
  }
}
