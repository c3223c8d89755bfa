package io.github.audiomnist.examples.web;

import io.github.audiomnist.models.Recognizer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The recognisers that a server offers, by name, the default first. It owns them: closing it closes
 * them. Immutable; threads may share it.
 */
public final class Shelf implements AutoCloseable {

  private final Map<String, Recognizer> recognizers;

  private Shelf(Map<String, Recognizer> recognizers) {
    this.recognizers = recognizers;
  }

  /**
   * A shelf of these recognisers, in their order.
   *
   * @param recognizers by name; copied
   * @throws IllegalArgumentException if there is none
   */
  public static Shelf of(Map<String, Recognizer> recognizers) {
    if (recognizers.isEmpty()) {
      throw new IllegalArgumentException("Shelf: expected a recogniser, found none; name one");
    }
    return new Shelf(Collections.unmodifiableMap(new LinkedHashMap<>(recognizers)));
  }

  /** All, the default first. */
  Map<String, Recognizer> all() {
    return recognizers;
  }

  /** The name of the one that answers where none is asked for. */
  String defaultName() {
    return recognizers.keySet().iterator().next();
  }

  /**
   * The name that a request means.
   *
   * @param asked a name, or null for the default
   * @throws RefusedException if there is none of that name
   */
  String nameOf(@Nullable String asked) {
    if (asked == null || asked.isEmpty()) {
      return defaultName();
    }
    if (!recognizers.containsKey(asked)) {
      throw new RefusedException(
          Problem.of(
              404,
              "model",
              "one of " + String.join(", ", recognizers.keySet()),
              "'%s'".formatted(Problem.shortened(asked)),
              "choose one of GET /api/models"));
    }
    return asked;
  }

  /** The recogniser called {@code name}. */
  Recognizer get(String name) {
    Recognizer recognizer = recognizers.get(name);
    if (recognizer == null) {
      throw new IllegalArgumentException(
          "Shelf: expected one of %s, found '%s'".formatted(recognizers.keySet(), name));
    }
    return recognizer;
  }

  @Override
  public void close() {
    recognizers.values().forEach(Recognizer::close);
  }
}
