package io.github.audiomnist.models;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.audiomnist.evaluation.RejectionRule;
import io.github.audiomnist.internal.Causes;
import io.github.audiomnist.internal.TrainingJson;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code recognizer.json} holds.
 *
 * @param format always {@link #FORMAT}
 * @param formatVersion of this layout
 * @param pipeline recipe of the features
 * @param labels in order
 * @param family of the network
 * @param network its sizes
 * @param weightsFile name of the file of weights beside this one
 * @param weightsBytes its length
 * @param weightsSha256 its hash, in hexadecimal
 * @param probe a clip and what it gave
 * @param provenance where the recogniser comes from
 * @param rejection when it has heard none of its words; left out if it always chooses one
 */
record RecognizerManifest(
    String format,
    int formatVersion,
    JsonElement pipeline,
    List<String> labels,
    String family,
    JsonElement network,
    String weightsFile,
    long weightsBytes,
    String weightsSha256,
    Probe probe,
    Provenance provenance,
    @Nullable RejectionRule rejection) {

  static final String FORMAT = "audiomnist-recognizer";
  static final int VERSION = 1;

  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .serializeSpecialFloatingPointValues()
          .registerTypeAdapter(Training.class, new TrainingJson())
          .create();

  RecognizerManifest {
    Objects.requireNonNull(pipeline, "pipeline");
    Objects.requireNonNull(labels, "labels");
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(weightsFile, "weightsFile");
    Objects.requireNonNull(weightsSha256, "weightsSha256");
    Objects.requireNonNull(probe, "probe");
    Objects.requireNonNull(provenance, "provenance");
    Objects.requireNonNull(provenance.report(), "provenance.report");
  }

  String toJson() {
    return GSON.toJson(this);
  }

  /**
   * Reads a manifest.
   *
   * @param file for messages
   * @throws IOException if it is none, or one of a newer format
   */
  @SuppressWarnings("CatchingUnchecked") // Gson wraps what a record's constructor throws.
  static RecognizerManifest fromJson(String json, String file) throws IOException {
    try {
      JsonObject object = Objects.requireNonNull(GSON.fromJson(json, JsonObject.class));
      requireFormat(object, file);
      return GSON.fromJson(object, RecognizerManifest.class);
    } catch (RuntimeException e) {
      throw new IOException(
          "%s: expected the manifest of a recogniser, found something else (%s); save it again"
              .formatted(file, Causes.describe(e)),
          e);
    }
  }

  private static void requireFormat(JsonObject object, String file) throws IOException {
    if (!object.has("format") || !object.get("format").getAsString().equals(FORMAT)) {
      throw new IOException(
          "%s: expected \"format\": \"%s\", found other JSON; name a folder that train wrote"
              .formatted(file, FORMAT));
    }
    int version = object.has("formatVersion") ? object.get("formatVersion").getAsInt() : 0;
    if (version != VERSION) {
      throw new IOException(
          "%s: expected format version %s, found %s; use the library version that wrote it or newer"
              .formatted(file, VERSION, version));
    }
  }

  static JsonElement tree(Object value) {
    return GSON.toJsonTree(value);
  }

  static <T> T fromTree(JsonElement tree, Class<T> type) {
    return GSON.fromJson(tree, type);
  }
}
