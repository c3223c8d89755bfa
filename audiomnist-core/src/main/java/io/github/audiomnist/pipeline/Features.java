package io.github.audiomnist.pipeline;

import io.github.audiomnist.files.NpyArray;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Kernel;
import java.util.List;

/**
 * What every stage of a pipeline gives for one recording, from the recording itself over the steps
 * of the input format to the features; two of them, or one and a dump from NumPy, can be compared.
 *
 * <p>Immutable; threads may share it. It holds the values of all stages at once.
 */
public final class Features {

  /** Tolerance of comparisons that name none; see {@link #diff(Features, Features, double)}. */
  public static final double DEFAULT_TOLERANCE = 1e-3;

  private final Recipe recipe;
  private final Waveform recording;
  private final List<FeatureStage> stages;

  private Features(Recipe recipe, Waveform recording, Kernel kernel) {
    this.recipe = recipe;
    this.recording = recording;
    this.stages = recipe.run(recording, kernel);
  }

  /**
   * What each stage gives, computed by the reference: stage by stage.
   *
   * @throws IllegalArgumentException if {@code recording} is empty
   */
  public static Features of(Pipeline<?> pipeline, Waveform recording) {
    return of(pipeline, recording, Kernel.JTRANSFORMS);
  }

  /**
   * As {@link #of(Pipeline, Waveform)}, computed by {@code kernel}. What lies within stages that it
   * computes as one is hidden.
   */
  public static Features of(Pipeline<?> pipeline, Waveform recording, Kernel kernel) {
    return new Features(new Recipe(pipeline.input(), pipeline.stages()), recording, kernel);
  }

  /** {@link #diff(Features, Features, double)} within {@link #DEFAULT_TOLERANCE}. */
  public static FeaturesDiff diff(Features a, Features b) {
    return diff(a, b, DEFAULT_TOLERANCE);
  }

  /**
   * How {@code a} and {@code b} differ: parameters, specs and values, stage by stage. Stages are
   * paired by their names, in order.
   *
   * @param tolerance within which values are equal: of decibels, logarithms, coefficients and
   *     standardised values the difference itself; of linear ones the share of the larger of the
   *     two, or of what lies 100 dB (of samples: 20 dB) under the stage's largest if that is more
   * @throws IllegalArgumentException if {@code tolerance} is negative or no number
   */
  public static FeaturesDiff diff(Features a, Features b, double tolerance) {
    return new FeaturesDiff(tolerance, StagePairs.diff(a.stages, b.stages, tolerance), List.of());
  }

  /** {@link #diff(Features, String, NpyArray, double)} of the last stage. */
  public static FeaturesDiff diff(Features features, NpyArray dump) {
    return diff(features, features.last().name(), dump, DEFAULT_TOLERANCE);
  }

  /**
   * How what a stage gives differs from {@code dump}: {@code [rows][columns]}, or {@code
   * [columns][rows]} where only that fits; leading axes of length 1 are left out.
   *
   * <p>If they differ, the usual causes are tried, alone and in pairs: padding, windows, mel scales
   * and norms, logarithms, dropped frames, scales of samples. {@link FeaturesDiff#hints()} names
   * those with which the dump was computed again and found equal.
   *
   * @param stage name of the stage, as in {@link FeatureStage#name()}
   * @param tolerance as for {@link #diff(Features, Features, double)}
   * @throws IllegalArgumentException if there is no such stage, or {@code tolerance} is negative or
   *     no number
   */
  public static FeaturesDiff diff(
      Features features, String stage, NpyArray dump, double tolerance) {
    DumpComparison comparison = new DumpComparison(features.stages, stage, dump, tolerance);
    StageDiff diff = comparison.diff();
    List<String> hints =
        diff.isEqual()
            ? List.of()
            : new DriftSearch(features.recording, comparison).hints(features.recipe);
    return new FeaturesDiff(tolerance, List.of(diff), hints);
  }

  /** All stages in order, from the recording on. */
  public List<FeatureStage> stages() {
    return stages;
  }

  /** The last stage: the features. */
  public FeatureStage last() {
    return stages.get(stages.size() - 1);
  }

  /**
   * The stage of that name; case does not matter.
   *
   * @throws IllegalArgumentException if there is none
   */
  public FeatureStage stage(String name) {
    return FeatureStage.named(stages, name);
  }
}
