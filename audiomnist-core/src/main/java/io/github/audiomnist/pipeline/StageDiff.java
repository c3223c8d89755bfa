package io.github.audiomnist.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one stage differs between two sides.
 *
 * @param stage its name
 * @param recipe parameters that differ, such as {@code padding ZEROS against REFLECT}
 * @param spec what differs in shape, rate, unit and valid columns
 * @param values how the values differ; empty where they are not comparable or a kernel hides them
 * @param notes what was done to compare them, such as transposing a dump
 */
public record StageDiff(
    String stage,
    List<String> recipe,
    List<String> spec,
    Optional<ValueDiff> values,
    List<String> notes) {

  /** Copies the lists. */
  public StageDiff {
    recipe = List.copyOf(recipe);
    spec = List.copyOf(spec);
    notes = List.copyOf(notes);
  }

  /** Whether parameters and specs are the same and no value is over tolerance. */
  public boolean isEqual() {
    return recipe.isEmpty() && spec.isEmpty() && !valuesDiffer();
  }

  /** Whether there are values over tolerance. */
  public boolean valuesDiffer() {
    return values.filter(diff -> diff.over() > 0).isPresent();
  }

  /** All of it in a line, without the stage's name. */
  String describe() {
    List<String> parts = new ArrayList<>(List.of(isEqual() ? "equal" : "differs"));
    parts.addAll(recipe);
    parts.addAll(spec);
    values.map(ValueDiff::describe).ifPresent(parts::add);
    parts.addAll(notes);
    return String.join("; ", parts);
  }

  /** The stage's name and how it differs, in one line. */
  @Override
  public String toString() {
    return stage + ": " + describe();
  }
}
