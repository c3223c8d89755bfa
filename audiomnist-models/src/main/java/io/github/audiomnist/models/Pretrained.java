package io.github.audiomnist.models;

import com.google.gson.JsonParser;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The recogniser in this library's jar. It goes through a folder of temporary files, gone again
 * when it is loaded, so that it is checked like any other and any class loader will do.
 */
final class Pretrained {

  private static final String FOLDER = "pretrained/";

  private Pretrained() {}

  static Recognizer load() {
    try {
      Path folder = Files.createTempDirectory("audiomnist-pretrained-");
      try {
        Path manifest = copy(RecognizerFolder.MANIFEST, folder);
        Path weights = copy(weightsFile(manifest), folder);
        try {
          return Recognizer.load(folder);
        } finally {
          Files.deleteIfExists(weights);
        }
      } finally {
        Files.deleteIfExists(folder.resolve(RecognizerFolder.MANIFEST));
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the library's own recogniser: " + e.getMessage(), e);
    }
  }

  private static String weightsFile(Path manifest) throws IOException {
    String json = Files.readString(manifest, StandardCharsets.UTF_8);
    return JsonParser.parseString(json).getAsJsonObject().get("weightsFile").getAsString();
  }

  private static Path copy(String name, Path folder) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream resource = Pretrained.class.getResourceAsStream(FOLDER + name)) {
      if (resource == null) {
        throw new FileNotFoundException(
            "expected %s%s on the class path, found none; take the jar of audiomnist-models as it is"
                .formatted(FOLDER, name));
      }
      Files.copy(resource, file);
    }
    return file;
  }
}
