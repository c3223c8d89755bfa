package io.github.audiomnist.examples;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes reports as JSON. */
final class ReportWriter {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private ReportWriter() {}

  /** Puts {@code report} in the place of {@code file}, or leaves everything as it was. */
  static void write(Report report, Path file) throws IOException {
    byte[] json = (GSON.toJson(report) + "\n").getBytes(StandardCharsets.UTF_8);
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.resolveSibling("."));
    Path temporary = target.resolveSibling(".audiomnist-%s.tmp".formatted(UUID.randomUUID()));
    try {
      Files.write(temporary, json, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Where a file system cannot replace in one step, the nearest it has. */
  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
