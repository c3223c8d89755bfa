package io.github.audiomnist.examples;

import io.github.audiomnist.files.OneLine;
import io.github.audiomnist.pipeline.FeatureStage;
import io.github.audiomnist.pipeline.Features;
import io.github.audiomnist.pipeline.FeaturesDiff;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.pipeline.StageDiff;
import io.github.audiomnist.pipeline.ValueDiff;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline makes of a clip, in the names and the order of the JSON object.
 *
 * @param seconds that are recorded
 * @param stages from the recording to the features
 * @param findings what is odd about the clip
 * @param comparison absent if nothing was compared
 */
record DoctorReport(
    String file,
    double seconds,
    List<Stage> stages,
    List<String> findings,
    @Nullable Comparison comparison) {

  /** What a stage gives; figures are absent if all its values are NaN or infinite. */
  record Stage(
      String stage,
      @Nullable String recipe,
      String gives,
      int validColumns,
      @Nullable Double lowest,
      @Nullable Double mean,
      @Nullable Double highest) {

    static Stage of(FeatureStage stage) {
      float[] values = stage.values();
      double[] finite =
          IntStream.range(0, values.length)
              .mapToDouble(i -> values[i])
              .filter(Double::isFinite)
              .toArray();
      boolean any = finite.length > 0;
      return new Stage(
          stage.name(),
          stage.recipe().map(Object::toString).orElse(null),
          stage.spec().toString(),
          stage.validColumns(),
          any ? Arrays.stream(finite).min().getAsDouble() : null,
          any ? Arrays.stream(finite).average().getAsDouble() : null,
          any ? Arrays.stream(finite).max().getAsDouble() : null);
    }
  }

  /** How it differs from another pipeline or a dump. */
  record Comparison(
      double tolerance,
      boolean equal,
      @Nullable String firstDifference,
      List<Difference> stages,
      List<String> hints) {

    static Comparison of(FeaturesDiff diff) {
      return new Comparison(
          diff.tolerance(),
          diff.isEqual(),
          diff.firstDifference().map(StageDiff::stage).orElse(null),
          diff.stages().stream().map(Difference::of).toList(),
          diff.hints());
    }
  }

  /** How a stage differs; {@code values} is absent where they cannot be compared. */
  record Difference(
      String stage,
      boolean equal,
      List<String> recipe,
      List<String> spec,
      @Nullable Values values,
      List<String> notes) {

    static Difference of(StageDiff diff) {
      return new Difference(
          diff.stage(),
          diff.isEqual(),
          diff.recipe(),
          diff.spec(),
          diff.values().map(Values::of).orElse(null),
          diff.notes());
    }
  }

  /** By how much values differ, and where most; a number that is not finite is absent. */
  record Values(
      int compared,
      int overTolerance,
      @Nullable Double largest,
      @Nullable Double largestRelative,
      String unit,
      int row,
      int column,
      double seconds,
      @Nullable Double hertz,
      @Nullable Double a,
      @Nullable Double b) {

    static Values of(ValueDiff diff) {
      OptionalDouble hertz = diff.hertz();
      return new Values(
          diff.compared(),
          diff.over(),
          finite(diff.largest()),
          finite(diff.largestRelative()),
          diff.spec().scale().toString(),
          diff.row(),
          diff.column(),
          diff.seconds(),
          hertz.isPresent() ? hertz.getAsDouble() : null,
          finite(diff.a()),
          finite(diff.b()));
    }

    /** JSON has neither NaN nor infinity. */
    private static @Nullable Double finite(double value) {
      return Double.isFinite(value) ? value : null;
    }
  }

  static DoctorReport of(
      String file, Pipeline<?> pipeline, Features features, @Nullable FeaturesDiff diff) {
    FeatureStage recording = features.stages().get(0);
    return new DoctorReport(
        file,
        recording.spec().columnSeconds(recording.spec().columns()),
        features.stages().stream().map(Stage::of).toList(),
        ClipFindings.of(pipeline.input(), features),
        diff == null ? null : Comparison.of(diff));
  }

  /** A table of stages, the findings, and {@code diff}, for people. */
  String text(@Nullable FeaturesDiff diff) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%s: %.3f s%n", OneLine.of(file), seconds));
    text.append(row("stage", "gives", "valid", "lowest", "mean", "highest"));
    for (Stage stage : stages) {
      text.append(
          row(
              stage.stage(),
              stage.gives(),
              String.valueOf(stage.validColumns()),
              figure(stage.lowest()),
              figure(stage.mean()),
              figure(stage.highest())));
    }
    findings.forEach(finding -> text.append("note: %s%n".formatted(finding)));
    return diff == null ? text.toString() : text.append("%n".formatted()).append(diff).toString();
  }

  private static String row(String stage, String gives, String valid, String... figures) {
    return String.format(
        Locale.ROOT,
        "%-18s %-52s %8s %10s %10s %10s%n",
        stage,
        gives,
        valid,
        figures[0],
        figures[1],
        figures[2]);
  }

  private static String figure(@Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.4g", value);
  }
}
