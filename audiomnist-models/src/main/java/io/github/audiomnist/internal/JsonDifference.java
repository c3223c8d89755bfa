package io.github.audiomnist.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The first place where two trees of JSON differ.
 *
 * @param path names and indices from the root, joined by dots
 * @param expected what stands there in the one
 * @param found what stands there in the other
 */
public record JsonDifference(String path, JsonElement expected, JsonElement found) {

  private static final int LONGEST = 80;

  /** The difference of {@code found} from {@code expected}, if there is one. */
  public static Optional<JsonDifference> of(JsonElement expected, JsonElement found) {
    return of("", expected, found);
  }

  private static Optional<JsonDifference> of(String path, JsonElement expected, JsonElement found) {
    if (expected.equals(found)) {
      return Optional.empty();
    } else if (expected instanceof JsonObject wanted && found instanceof JsonObject other) {
      return ofObjects(path, wanted, other);
    } else if (expected instanceof JsonArray wanted
        && found instanceof JsonArray other
        && wanted.size() == other.size()) {
      return ofArrays(path, wanted, other);
    }
    return Optional.of(new JsonDifference(path, expected, found));
  }

  private static Optional<JsonDifference> ofObjects(
      String path, JsonObject wanted, JsonObject other) {
    Set<String> keys = new LinkedHashSet<>(wanted.keySet());
    keys.addAll(other.keySet());
    return keys.stream()
        .flatMap(key -> of(below(path, key), value(wanted, key), value(other, key)).stream())
        .findFirst();
  }

  private static Optional<JsonDifference> ofArrays(String path, JsonArray wanted, JsonArray other) {
    for (int i = 0; i < wanted.size(); i++) {
      Optional<JsonDifference> difference =
          of(below(path, String.valueOf(i)), wanted.get(i), other.get(i));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private static JsonElement value(JsonObject object, String key) {
    return Objects.requireNonNullElse(object.get(key), JsonNull.INSTANCE);
  }

  private static String below(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** For example {@code settings.epochs 3, found 4}, with what is long cut short. */
  @Override
  public String toString() {
    return "%s %s, found %s"
        .formatted(path, shortened(expected.toString()), shortened(found.toString()));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
