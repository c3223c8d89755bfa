package io.github.audiomnist.pipeline;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.audiomnist.files.OneLine;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The fields of a JSON object, read strictly: of the right type, none missing, none unknown. */
final class JsonFields {

  private static final int MAX_MESSAGE = 500;

  private final JsonObject json;
  private final Set<String> read = new HashSet<>();

  JsonFields(JsonElement element) {
    if (!element.isJsonObject()) {
      throw refused("recipe: expected a JSON object, found " + abbreviated(element));
    }
    this.json = element.getAsJsonObject();
  }

  JsonElement element(String name) {
    read.add(name);
    JsonElement value = json.get(name);
    if (value == null) {
      throw refused("recipe: expected a field '%s', found only %s".formatted(name, json.keySet()));
    }
    return value;
  }

  String text(String name) {
    return primitive(name, "text", element(name)).getAsString();
  }

  int integer(String name) {
    double value = number(name);
    if (value != (int) value) {
      throw refused("recipe: expected a whole number as '%s', found %s".formatted(name, value));
    }
    return (int) value;
  }

  long wholeNumber(String name) {
    JsonPrimitive value = primitive(name, "a whole number", element(name));
    try {
      return value.getAsBigDecimal().longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw wrongType(name, "a whole number", value);
    }
  }

  double number(String name) {
    return number(name, element(name));
  }

  private static double number(String name, JsonElement element) {
    JsonPrimitive value = primitive(name, "a number", element);
    if (!value.isNumber()) {
      throw wrongType(name, "a number", value);
    }
    return value.getAsDouble();
  }

  /** A number, or {@code otherwise} where the field is null. */
  double numberOr(String name, double otherwise) {
    return element(name).isJsonNull() ? otherwise : number(name);
  }

  /** A number, or {@code otherwise} where the field is missing, as in older files. */
  double numberIfAny(String name, double otherwise) {
    return json.has(name) ? number(name) : otherwise;
  }

  double[] numbers(String name) {
    JsonElement value = element(name);
    if (!value.isJsonArray()) {
      throw wrongType(name, "an array of numbers", value);
    }
    return value.getAsJsonArray().asList().stream()
        .mapToDouble(each -> number(name, each))
        .toArray();
  }

  JsonFields object(String name) {
    return new JsonFields(element(name));
  }

  /** A constant, or {@code otherwise} where the field is missing, as in older files. */
  <E extends Enum<E>> E constantIfAny(String name, Class<E> type, E otherwise) {
    return json.has(name) ? constant(name, type) : otherwise;
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) {
    String value = text(name);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "recipe: expected one of %s as '%s', found '%s'"
                        .formatted(Arrays.toString(type.getEnumConstants()), name, value)));
  }

  void requireNoOther() {
    Set<String> unknown = new HashSet<>(json.keySet());
    unknown.removeAll(read);
    if (!unknown.isEmpty()) {
      throw refused(
          "recipe: expected no field but %s, found %s; a newer version may have written it"
              .formatted(read, unknown));
    }
  }

  private static JsonPrimitive primitive(String name, String expected, JsonElement value) {
    if (!value.isJsonPrimitive()) {
      throw wrongType(name, expected, value);
    }
    return value.getAsJsonPrimitive();
  }

  private static IllegalArgumentException wrongType(
      String name, String expected, JsonElement value) {
    return refused(
        "recipe: expected %s as '%s', found %s".formatted(expected, name, abbreviated(value)));
  }

  /** What a recipe holds may be long, and break lines. */
  static IllegalArgumentException refused(String message) {
    return new IllegalArgumentException(OneLine.of(message, MAX_MESSAGE));
  }

  private static String abbreviated(JsonElement value) {
    String text = value.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
