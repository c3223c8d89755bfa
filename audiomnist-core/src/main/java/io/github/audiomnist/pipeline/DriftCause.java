package io.github.audiomnist.pipeline;

import io.github.audiomnist.transform.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A way in which another program's features may come to differ.
 *
 * @param text what is different, as a clause behind "if"
 * @param edit the recipe that would do the same; an equal one where the cause does not apply
 */
record DriftCause(String text, UnaryOperator<Recipe> edit) {

  /** This cause and {@code other} after it. */
  DriftCause and(DriftCause other) {
    return new DriftCause(
        text + " and " + other.text, recipe -> other.edit.apply(edit.apply(recipe)));
  }

  /** Another input format. */
  static DriftCause input(String text, UnaryOperator<InputFormat> edit) {
    return new DriftCause(text, recipe -> new Recipe(edit.apply(recipe.input()), recipe.stages()));
  }

  /** A stage before all others. */
  static DriftCause before(String text, Transform<?, ?> first) {
    return new DriftCause(
        text,
        recipe -> {
          List<Transform<?, ?>> stages = new ArrayList<>(List.of(first));
          stages.addAll(recipe.stages());
          return new Recipe(recipe.input(), stages);
        });
  }

  /** A stage behind all others. */
  static DriftCause then(String text, Transform<?, ?> last) {
    return new DriftCause(
        text,
        recipe -> {
          List<Transform<?, ?>> stages = new ArrayList<>(recipe.stages());
          stages.add(last);
          return new Recipe(recipe.input(), stages);
        });
  }

  /** Other stages in the place of each of type {@code type}. */
  static <T> DriftCause replace(
      String text, Class<T> type, Function<T, List<Transform<?, ?>>> edit) {
    return new DriftCause(text, recipe -> edited(recipe, type, edit));
  }

  /** {@code recipe} with other stages in the place of each of type {@code type}. */
  static <T> Recipe edited(Recipe recipe, Class<T> type, Function<T, List<Transform<?, ?>>> edit) {
    List<Transform<?, ?>> stages = new ArrayList<>();
    for (Transform<?, ?> stage : recipe.stages()) {
      stages.addAll(type.isInstance(stage) ? edit.apply(type.cast(stage)) : List.of(stage));
    }
    return new Recipe(recipe.input(), stages);
  }
}
