package io.github.audiomnist.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code audioMNIST_meta.txt}, a JSON object of an object for each speaker. */
final class AudioMnistMeta {

  // The published file has 15 kB.
  private static final int MAX_BYTES = 1 << 20;
  private static final String REMEDY = "copy the file from the data set again";
  private static final int MAX_AGE = 120;

  private AudioMnistMeta() {}

  static SortedMap<String, SpeakerInfo> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new DatasetException(file, "a file", "none", "copy it from the data set");
    }
    SortedMap<String, SpeakerInfo> speakers = new TreeMap<>();
    for (Map.Entry<String, JsonElement> entry : parse(file).entrySet()) {
      if (!(entry.getValue() instanceof JsonObject fields)) {
        throw misfit(file, "an object for each speaker", "another value");
      }
      speakers.put(entry.getKey(), info(fields));
    }
    return Collections.unmodifiableSortedMap(speakers);
  }

  private static JsonObject parse(Path file) throws IOException {
    try {
      JsonElement json = JsonParser.parseString(Folders.text(file, MAX_BYTES));
      if (json instanceof JsonObject object) {
        return object;
      }
      throw misfit(file, "a JSON object", "another value");
    } catch (JsonParseException e) {
      throw new DatasetException(file, "a JSON object", "a text that is not JSON", REMEDY, e);
    }
  }

  private static DatasetException misfit(Path file, String expected, String found) {
    return new DatasetException(file, expected, found, REMEDY);
  }

  private static SpeakerInfo info(JsonObject fields) {
    return new SpeakerInfo(
        text(fields, "accent"),
        age(text(fields, "age")),
        text(fields, "gender"),
        text(fields, "native speaker").equals("yes"),
        text(fields, "origin"),
        text(fields, "recordingdate"),
        text(fields, "recordingroom"));
  }

  /** Numbers stand as texts with some speakers and as numbers with others. */
  private static String text(JsonObject fields, String name) {
    JsonElement field = fields.get(name);
    return field != null && field.isJsonPrimitive() ? field.getAsString().strip() : "";
  }

  private static OptionalInt age(String text) {
    if (!text.matches("[0-9]{1,4}")) {
      return OptionalInt.empty();
    }
    int years = Integer.parseInt(text);
    return years >= 1 && years <= MAX_AGE ? OptionalInt.of(years) : OptionalInt.empty();
  }
}
