package io.github.audiomnist.pipeline;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.transform.Transform;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two rows of stages side by side: their longest common subsequence of names, and the rest. */
final class StagePairs {

  private StagePairs() {}

  static List<StageDiff> diff(List<FeatureStage> a, List<FeatureStage> b, double tolerance) {
    checkTolerance(tolerance);
    int[][] common = commonLengths(a, b);
    List<StageDiff> diffs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && sameName(a.get(i), b.get(j))) {
        diffs.add(diff(a.get(i++), b.get(j++), tolerance));
      } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
        diffs.add(alone(a.get(i++), "first"));
      } else {
        diffs.add(alone(b.get(j++), "second"));
      }
    }
    return diffs;
  }

  static void checkTolerance(double tolerance) {
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException(
          "Features: expected a tolerance of at least 0, found " + tolerance);
    }
  }

  /** Length of the longest common subsequence from each pair of stages to the ends. */
  private static int[][] commonLengths(List<FeatureStage> a, List<FeatureStage> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            sameName(a.get(i), b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static boolean sameName(FeatureStage a, FeatureStage b) {
    return a.name().equals(b.name());
  }

  private static StageDiff alone(FeatureStage stage, String side) {
    return new StageDiff(
        stage.name(),
        List.of("only in the %s: %s".formatted(side, stage.recipe().orElseThrow())),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static StageDiff diff(FeatureStage a, FeatureStage b, double tolerance) {
    boolean hidden = a.isHidden() || b.isHidden();
    boolean comparable = !hidden && a.spec().rows() == b.spec().rows();
    return new StageDiff(
        a.name(),
        recipe(a.recipe().orElse(null), b.recipe().orElse(null)),
        specs(a, b, hidden),
        comparable ? Optional.of(values(a, b, tolerance)) : Optional.empty(),
        hidden ? List.of("values hidden by the kernel") : List.of());
  }

  private static ValueDiff values(FeatureStage a, FeatureStage b, double tolerance) {
    float[] floats = b.raw();
    double[] values = new double[floats.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = floats[i];
    }
    int columns = Math.min(a.spec().columns(), b.spec().columns());
    return ValueDiff.of(a, values, b.spec().columns(), columns, tolerance);
  }

  private static List<String> specs(FeatureStage a, FeatureStage b, boolean hidden) {
    SignalSpec x = a.spec();
    SignalSpec y = b.spec();
    List<String> differences = new ArrayList<>();
    add(differences, "kind", x.kind(), y.kind());
    add(differences, "sampleRate", x.sampleRate(), y.sampleRate());
    add(differences, "rows", x.rows(), y.rows());
    add(differences, "columns", x.columns(), y.columns());
    add(differences, "scale", x.scale(), y.scale());
    if (!hidden) {
      add(differences, "valid columns", a.validColumns(), b.validColumns());
    }
    return differences;
  }

  private static void add(List<String> differences, String name, Object a, Object b) {
    if (!a.equals(b)) {
      differences.add("%s %s against %s".formatted(name, a, b));
    }
  }

  /** The parameters that differ; both transforms as a whole if they cannot be saved. */
  private static List<String> recipe(@Nullable Transform<?, ?> a, @Nullable Transform<?, ?> b) {
    if (a == null || b == null || a.equals(b)) {
      return List.of();
    }
    List<String> differences = new ArrayList<>();
    try {
      JsonObject x = StageJson.encode(a);
      JsonObject y = StageJson.encode(b);
      Set<String> names = new LinkedHashSet<>(x.keySet());
      names.addAll(y.keySet());
      names.forEach(name -> add(differences, name, text(x.get(name)), text(y.get(name))));
    } catch (IllegalArgumentException foreign) {
      differences.clear();
    }
    return differences.isEmpty() ? List.of("%s against %s".formatted(a, b)) : differences;
  }

  private static String text(@Nullable JsonElement value) {
    return Objects.isNull(value) || value.isJsonNull() ? "none" : value.getAsString();
  }
}
