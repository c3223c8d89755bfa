package io.github.audiomnist.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * How what two pipelines give differs, stage by stage.
 *
 * @param tolerance within which values are equal; see {@link Features#diff(Features, Features,
 *     double)}
 * @param stages in order
 * @param hints causes with which the other side was computed again and found equal; empty if none
 *     was found or sought
 */
public record FeaturesDiff(double tolerance, List<StageDiff> stages, List<String> hints) {

  /** Copies the lists. */
  public FeaturesDiff {
    stages = List.copyOf(stages);
    hints = List.copyOf(hints);
  }

  /** Whether every stage is equal. */
  public boolean isEqual() {
    return firstDifference().isEmpty();
  }

  /** The first stage that differs in parameters, spec or values. */
  public Optional<StageDiff> firstDifference() {
    return stages.stream().filter(stage -> !stage.isEqual()).findFirst();
  }

  /** The first stage with values over tolerance. */
  public Optional<StageDiff> firstValueDifference() {
    return stages.stream().filter(StageDiff::valuesDiffer).findFirst();
  }

  /** A line for each stage, then the first that differs, also of values, then the hints. */
  @Override
  public String toString() {
    int width = stages.stream().mapToInt(stage -> stage.stage().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (StageDiff stage : stages) {
      text.append("%s  %s%n".formatted(padded(stage.stage(), width), stage.describe()));
    }
    text.append(
        firstDifference()
            .map(first -> "first difference: %s%n".formatted(first.stage()))
            .orElseGet(() -> "equal within tolerance %s%n".formatted(tolerance)));
    firstValueDifference()
        .filter(values -> !values.equals(firstDifference().orElse(values)))
        .ifPresent(values -> text.append("first of values: %s%n".formatted(values.stage())));
    hints.forEach(hint -> text.append("%s%n".formatted(hint)));
    return text.toString();
  }

  private static String padded(String name, int width) {
    return name + " ".repeat(width - name.length());
  }
}
