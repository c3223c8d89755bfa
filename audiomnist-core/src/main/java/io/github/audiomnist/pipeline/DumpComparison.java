package io.github.audiomnist.pipeline;

import io.github.audiomnist.files.NpyArray;
import io.github.audiomnist.signal.SignalSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A dump, turned into the layout of the stage with which it is compared. */
final class DumpComparison {

  private final FeatureStage stage;
  private final int index;
  private final double tolerance;
  private final int rows;
  private final int columns;
  private final double[] values;
  private final List<String> notes = new ArrayList<>();
  private final String shape;

  DumpComparison(List<FeatureStage> stages, String stageName, NpyArray dump, double tolerance) {
    StagePairs.checkTolerance(tolerance);
    this.stage = FeatureStage.named(stages, stageName);
    this.index = stages.indexOf(stage);
    this.tolerance = tolerance;
    this.shape = dump.toString();
    int[] axes = matrix(dump.shape());
    boolean transposed = isTransposed(axes, stage.spec());
    this.rows = transposed ? axes[1] : axes[0];
    this.columns = transposed ? axes[0] : axes[1];
    this.values = transposed ? transposed(dump.values(), axes) : dump.values();
    if (transposed) {
      notes.add("the dump, %s, was transposed".formatted(dump));
    }
    long strange = Arrays.stream(values).filter(value -> !Double.isFinite(value)).count();
    if (strange > 0) {
      notes.add("%s values of the dump are not finite".formatted(strange));
    }
    if (!fits(stage)) {
      stages.stream()
          .filter(this::fits)
          .forEach(other -> notes.add("the dump's shape is that of " + other.name()));
    }
  }

  /** Two axes, without leading ones of length 1; all in one row if there are more. */
  private static int[] matrix(int[] shape) {
    int from = 0;
    while (shape.length - from > 2 && shape[from] == 1) {
      from++;
    }
    return switch (shape.length - from) {
      case 0 -> new int[] {1, 1};
      case 1 -> new int[] {1, shape[from]};
      case 2 -> new int[] {shape[from], shape[from + 1]};
      default -> new int[] {1, Arrays.stream(shape).reduce(1, (a, b) -> a * b)};
    };
  }

  private static boolean isTransposed(int[] axes, SignalSpec spec) {
    boolean asItIs = axes[0] == spec.rows();
    boolean turned = axes[1] == spec.rows();
    boolean exactlyTurned = turned && axes[0] == spec.columns() && axes[1] != spec.columns();
    return exactlyTurned || (turned && !asItIs);
  }

  private static double[] transposed(double[] values, int[] axes) {
    double[] turned = new double[values.length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = values[i % axes[0] * axes[1] + i / axes[0]];
    }
    return turned;
  }

  /** The stage's place among all, 0 for the recording. */
  int index() {
    return index;
  }

  FeatureStage stage() {
    return stage;
  }

  double[] values() {
    return values;
  }

  private boolean fits(FeatureStage other) {
    return rows == other.spec().rows() && columns == other.spec().columns();
  }

  StageDiff diff() {
    List<String> spec = new ArrayList<>();
    if (!fits(stage)) {
      spec.add("%s x %s against %s".formatted(stage.spec().rows(), stage.spec().columns(), shape));
    }
    Optional<ValueDiff> diff =
        rows == stage.spec().rows() && Math.min(columns, stage.spec().columns()) > 0
            ? Optional.of(compare(stage))
            : Optional.empty();
    return new StageDiff(stage.name(), List.of(), spec, diff, notes);
  }

  /**
   * How the values of {@code other} differ, if it has the dump's shape and the values are equal.
   */
  Optional<ValueDiff> equal(FeatureStage other) {
    return fits(other)
        ? Optional.of(compare(other)).filter(diff -> diff.over() == 0)
        : Optional.empty();
  }

  boolean hasShapeOf(FeatureStage other) {
    return fits(other);
  }

  private ValueDiff compare(FeatureStage other) {
    return ValueDiff.of(
        other, values, columns, Math.min(columns, other.spec().columns()), tolerance);
  }
}
