package io.github.audiomnist.models;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.audiomnist.evaluation.RejectionRule;
import io.github.audiomnist.internal.Causes;
import io.github.audiomnist.internal.Sha256;
import io.github.audiomnist.internal.TrainingJson;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  /** Field with the hash of all others. */
  static final String HASH = "manifestSha256";

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

  /** With a hash of all the rest, so that a changed label is found as a changed weight is. */
  String toJson() {
    JsonObject tree = GSON.toJsonTree(this).getAsJsonObject();
    tree.addProperty(HASH, hash(GSON.fromJson(GSON.toJson(tree), JsonObject.class)));
    return GSON.toJson(tree);
  }

  /** Of a manifest as it was read, whatever spaces and line ends stand in it. */
  private static String hash(JsonObject read) {
    return Sha256.of(read.toString().getBytes(StandardCharsets.UTF_8));
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
      requireUnchanged(object, file);
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
    String version = object.has("formatVersion") ? object.get("formatVersion").getAsString() : "0";
    if (!version.equals(String.valueOf(VERSION))) {
      throw new IOException(
          "%s: expected format version %d, found %s; use %s or newer"
              .formatted(file, VERSION, Causes.shortened(version), writer(object)));
    }
  }

  /** Files that were saved before there was a hash have none. */
  private static void requireUnchanged(JsonObject object, String file) throws IOException {
    JsonElement told = object.remove(HASH);
    String found = hash(object);
    if (told != null && !told.equals(new JsonPrimitive(found))) {
      throw new IOException(
          "%s: expected SHA-256 %s, found %s; the file was changed, restore it or train again"
              .formatted(file, Causes.shortened(told.toString()), found));
    }
  }

  /** What wrote a manifest, as far as one of another version says it where this one does. */
  private static String writer(JsonObject object) {
    boolean isTold =
        object.get("provenance") instanceof JsonObject provenance
            && provenance.get("library") instanceof JsonPrimitive library
            && library.getAsString().matches("[0-9][0-9A-Za-z.-]{0,39}");
    return isTold
        ? "audiomnist "
            + object.getAsJsonObject("provenance").getAsJsonPrimitive("library").getAsString()
        : "the library version that wrote it";
  }

  static JsonElement tree(Object value) {
    return GSON.toJsonTree(value);
  }

  static <T> T fromTree(JsonElement tree, Class<T> type) {
    return GSON.fromJson(tree, type);
  }
}
