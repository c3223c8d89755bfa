package io.github.audiomnist.examples.reports;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import io.github.audiomnist.examples.plots.Figure;
import io.github.audiomnist.files.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes reports as JSON. */
public final class ReportWriter {

  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .registerTypeHierarchyAdapter(
              Path.class,
              (JsonSerializer<Path>) (path, type, context) -> new JsonPrimitive(path.toString()))
          .create();

  private ReportWriter() {}

  /**
   * Passes if a report can be written to {@code file}.
   *
   * @throws IOException if it is a folder or device, or cannot be written
   */
  public static void requireWritable(Path file) throws IOException {
    WholeFile.requireRoomFor(file);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(
          "%s: expected a file to write, found a folder or device; choose another name for --report"
              .formatted(file));
    }
  }

  /**
   * Passes if a page with figures can be written to {@code folder}, which need not be there yet.
   *
   * @throws IllegalStateException if this machine has no fonts
   * @throws IOException if it is a file, or cannot be written
   */
  public static void requireFolder(Path folder) throws IOException {
    Figure.requireFonts();
    WholeFile.requireRoomFor(folder.resolve("report.json"));
  }

  /**
   * Puts {@code report} in the place of {@code file}, or leaves everything as it was.
   *
   * @param report a record
   */
  public static void write(Record report, Path file) throws IOException {
    writeText(GSON.toJson(report) + "\n", file);
  }

  /** The JSON of a part of a report. */
  static JsonElement json(Object part) {
    return GSON.toJsonTree(part);
  }

  /** Puts {@code text} in the place of {@code file}, or leaves everything as it was. */
  static void writeText(String text, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.resolveSibling("."));
    WholeFile.write(target, text.getBytes(StandardCharsets.UTF_8));
  }
}
