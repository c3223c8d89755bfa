package io.github.audiomnist.examples;

import io.github.audiomnist.files.WholeFile;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.pipeline.Pipeline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The pipelines of saved recognisers, and those whose recipe is a file. */
final class PipelineFiles {

  private static final int MAX_RECIPE_BYTES = 1 << 20;

  private PipelineFiles() {}

  /** The pipeline of the recogniser in a folder, or of the recipe in a file. */
  static Pipeline<?> of(Path place) throws IOException {
    return Files.isRegularFile(place) ? ofRecipe(place) : ofModel(place);
  }

  /** The pipeline of the recogniser in a folder, or, if that is null, of the library's own. */
  static Pipeline<?> ofModel(@Nullable Path folder) throws IOException {
    try (Recognizer recognizer = ModelOption.open(folder)) {
      return recognizer.pipeline();
    }
  }

  /**
   * The pipeline of a recipe.
   *
   * @throws IOException if the file cannot be read or holds no recipe; the message names it
   */
  static Pipeline<?> ofRecipe(Path file) throws IOException {
    try {
      return Pipeline.fromJson(text(file));
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_RECIPE_BYTES + 1);
      if (bytes.length > MAX_RECIPE_BYTES) {
        throw new IllegalArgumentException(
            "expected a recipe of at most %s bytes, found more; name another file"
                .formatted(MAX_RECIPE_BYTES));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw WholeFile.explained(file, e, "a recipe", "name a JSON file");
    }
  }
}
