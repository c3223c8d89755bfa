package io.github.audiomnist.examples;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Refuses places that cannot be written to, or hold something else, before work is done. */
final class OutputPlaces {

  private static final String MANIFEST = "recognizer.json";
  private static final JsonElement FORMAT = new JsonPrimitive("audiomnist-recognizer");
  private static final String WEIGHTS_PATTERN = "weights-[0-9a-f]{16}\\.safetensors(\\.tmp)?";

  private OutputPlaces() {}

  /**
   * Passes if a recogniser can be saved to {@code folder}.
   *
   * @throws IOException if it is a file, cannot be written, or holds what is no recogniser
   */
  static void requireForRecognizer(Path folder) throws IOException {
    requireWritable(folder);
    if (Files.isDirectory(folder)) {
      requireNothingElse(folder);
    } else if (Files.exists(folder)) {
      throw misfit(folder, "a folder", "a file", "choose another --out");
    }
  }

  /** Whether {@code folder} holds a recogniser, which saving will replace. */
  static boolean holdsRecognizer(Path folder) {
    return Files.exists(folder.resolve(MANIFEST));
  }

  /**
   * Passes if a report can be written to {@code file}.
   *
   * @throws IOException if it is a folder or device, or cannot be written
   */
  static void requireForReport(Path file) throws IOException {
    requireWritable(file);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw misfit(
          file, "a file to write", "a folder or device", "choose another name for --report");
    }
  }

  private static void requireNothingElse(Path folder) throws IOException {
    Path manifest = folder.resolve(MANIFEST);
    if (Files.exists(manifest)) {
      if (!isOurs(manifest)) {
        throw misfit(
            manifest,
            "a recogniser to replace, or nothing",
            "other or damaged content",
            "choose another --out");
      }
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (!name.matches(WEIGHTS_PATTERN)) {
          throw misfit(
              folder,
              "an empty folder or a saved recogniser",
              "'" + name + "'",
              "choose another --out");
        }
      }
    }
  }

  private static boolean isOurs(Path manifest) throws IOException {
    try {
      String text = new String(Files.readAllBytes(manifest), StandardCharsets.UTF_8);
      JsonElement json = JsonParser.parseString(text);
      return json.isJsonObject() && FORMAT.equals(json.getAsJsonObject().get("format"));
    } catch (JsonParseException e) {
      return false;
    }
  }

  /** What of the path is there must be folders; the last of them must take new files. */
  private static void requireWritable(Path place) throws IOException {
    @Nullable Path there = place.toAbsolutePath().normalize();
    if (!Files.isDirectory(there)) {
      there = there.getParent();
    }
    while (there != null && Files.notExists(there)) {
      there = there.getParent();
    }
    if (there != null && !Files.isDirectory(there)) {
      throw misfit(place, "a folder above it", "the file " + there, "choose another place");
    }
    if (there == null || !Files.isWritable(there)) {
      throw misfit(place, "a folder to write to", "none", "choose another place");
    }
  }

  private static IOException misfit(Path place, String expected, String found, String remedy) {
    return new IOException(
        "%s: expected %s, found %s; %s".formatted(place, expected, found, remedy));
  }
}
