package io.github.audiomnist.pipeline;

import com.google.gson.JsonObject;
import io.github.audiomnist.transform.Transform;

/** Stages as JSON objects. The names of stages are a closed list: a file names no class. */
final class StageJson {

  private static final String STAGE = "stage";

  private StageJson() {}

  static JsonObject encode(Transform<?, ?> transform) {
    JsonObject json = new JsonObject();
    if (WaveformStageJson.encode(transform, json)
        || FeatureStageJson.encode(transform, json)
        || InverseStageJson.encode(transform, json)) {
      return json;
    }
    throw new IllegalArgumentException(
        "Pipeline: expected stages of this library, found %s; only they can be saved"
            .formatted(transform.getClass().getName()));
  }

  /** Writes the name of a stage. */
  static void name(JsonObject json, String stage) {
    json.addProperty(STAGE, stage);
  }

  static Transform<?, ?> decode(JsonFields fields) {
    String stage = fields.text(STAGE);
    Transform<?, ?> transform = WaveformStageJson.decode(stage, fields);
    if (transform == null) {
      transform = FeatureStageJson.decode(stage, fields);
    }
    if (transform == null) {
      transform = InverseStageJson.decode(stage, fields);
    }
    if (transform == null) {
      throw JsonFields.refused("recipe: expected the name of a stage, found '%s'".formatted(stage));
    }
    fields.requireNoOther();
    return transform;
  }
}
