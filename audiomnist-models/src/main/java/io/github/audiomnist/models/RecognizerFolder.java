package io.github.audiomnist.models;

import io.github.audiomnist.files.WholeFile;
import io.github.audiomnist.internal.Remains;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of a saved recogniser: what may stand in it, and what is cleared away. */
final class RecognizerFolder {

  static final String MANIFEST = "recognizer.json";
  static final String WEIGHTS_PATTERN = "weights-[0-9a-f]{16}\\.safetensors";

  private static final long MAX_MANIFEST_BYTES = 16 << 20;

  static final Remains REMAINS = new Remains(WEIGHTS_PATTERN);

  private RecognizerFolder() {}

  /**
   * Throws if {@link RecognizerArchive#save} could not put a recogniser into {@code directory}, or
   * would put it beside or over what is no recogniser.
   */
  static void requireFree(Path directory) throws IOException {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new IOException(
          "%s: expected a folder, found a file; name another place".formatted(directory));
    }
    Path manifest = directory.resolve(MANIFEST);
    WholeFile.requireRoomFor(manifest);
    if (!Files.exists(directory)) {
      return;
    }
    if (Files.exists(manifest)) {
      requireOurs(manifest);
      return;
    }
    Optional<Path> found = REMAINS.somethingElse(directory);
    if (found.isPresent()) {
      throw new IOException(
          "%s: expected an empty folder or a saved recogniser, found '%s'; name another place"
              .formatted(directory, found.get()));
    }
  }

  /** A newer recogniser is not replaced by an older library either. */
  private static void requireOurs(Path manifest) throws IOException {
    try {
      RecognizerManifest unused = RecognizerManifest.fromJson(text(manifest), manifest.toString());
    } catch (IOException e) {
      throw new IOException(
          "%s: expected a recogniser to replace, found something else; name another place"
              .formatted(manifest),
          e);
    }
  }

  static String text(Path manifest) throws IOException {
    if (Files.size(manifest) > MAX_MANIFEST_BYTES) {
      throw new IOException(
          "%s: expected at most %s bytes, found %s; it is no manifest"
              .formatted(manifest, MAX_MANIFEST_BYTES, Files.size(manifest)));
    }
    return new String(Files.readAllBytes(manifest), StandardCharsets.UTF_8);
  }
}
