package io.github.audiomnist.models;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.files.WholeFile;
import io.github.audiomnist.internal.Causes;
import io.github.audiomnist.internal.JsonDifference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A finished fold as a file: configuration, provenance, and the logits of the test clips. */
final class FoldFile {

  private static final String FORMAT = "audiomnist-fold";
  private static final int VERSION = 1;

  /**
   * What the file holds.
   *
   * @param logits of the labels, for every test clip
   */
  private record Contents(
      String format,
      int formatVersion,
      JsonObject configuration,
      Provenance provenance,
      List<float[]> logits) {

    Contents {
      Objects.requireNonNull(provenance, "provenance");
      Objects.requireNonNull(provenance.report(), "provenance.report");
      Objects.requireNonNull(logits, "logits");
    }
  }

  private FoldFile() {}

  /**
   * What came of {@code run}; empty if it is not in {@code folder}.
   *
   * @throws IOException if the folder cannot be one, or the file is damaged or of another
   *     configuration
   */
  static Optional<FoldResult> read(Path folder, FoldRun run) throws IOException {
    Path file = file(folder, run);
    WholeFile.requireRoomFor(file);
    return Files.exists(file) ? Optional.of(result(file, run)) : Optional.empty();
  }

  @SuppressWarnings("CatchingUnchecked") // Gson wraps what a record's constructor throws.
  private static FoldResult result(Path file, FoldRun run) throws IOException {
    try {
      JsonElement json = JsonParser.parseString(Files.readString(file));
      requireConfiguration(file, run, json.getAsJsonObject());
      Contents contents = RecognizerManifest.fromTree(json, Contents.class);
      LabeledClips test = run.split().test();
      List<Prediction> predictions =
          contents.logits().stream()
              .map(logits -> Prediction.ofLogits(test.labels(), logits))
              .toList();
      Evaluation evaluation = Evaluation.of(run.split().protocol(), test, predictions);
      return new FoldResult(run.fold(), contents.provenance(), evaluation);
    } catch (RuntimeException e) {
      throw new IOException(
          "%s: expected a fold of a cross-validation, found %s; delete it to train it again"
              .formatted(file, Causes.describe(e)),
          e);
    }
  }

  private static void requireConfiguration(Path file, FoldRun run, JsonObject json)
      throws IOException {
    if (!json.has("format") || !json.get("format").getAsString().equals(FORMAT)) {
      throw new IllegalArgumentException("other JSON");
    }
    if (json.get("formatVersion").getAsInt() != VERSION) {
      throw new IllegalArgumentException(
          "format version %s in place of %s".formatted(json.get("formatVersion"), VERSION));
    }
    Optional<JsonDifference> difference =
        JsonDifference.of(run.configuration(), json.get("configuration"));
    if (difference.isPresent()) {
      throw new IOException(
          "%s: expected a fold with %s; name another folder, or delete this one"
              .formatted(file, difference.get()));
    }
  }

  /** Writes {@code result}, whole or not at all. */
  static void write(Path folder, FoldRun run, FoldResult result) throws IOException {
    List<float[]> logits =
        result.evaluation().predictions().stream().map(Prediction::logits).toList();
    Contents contents =
        new Contents(FORMAT, VERSION, run.configuration(), result.provenance(), logits);
    WholeFile.write(
        file(folder, run),
        RecognizerManifest.tree(contents).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Path file(Path folder, FoldRun run) {
    return folder.resolve(run.name() + ".json");
  }
}
