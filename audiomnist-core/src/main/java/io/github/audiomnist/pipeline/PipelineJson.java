package io.github.audiomnist.pipeline;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.transform.Crop;

/** Pipelines as JSON: the input format and the stages in order. */
final class PipelineJson {

  private static final int MAX_STAGES = 64;

  private PipelineJson() {}

  static String encode(Pipeline<?> pipeline) {
    JsonObject input = new JsonObject();
    input.addProperty("sampleRate", pipeline.input().sampleRate());
    input.addProperty("length", pipeline.input().length());
    input.addProperty("crop", pipeline.input().crop().name());
    JsonArray stages = new JsonArray();
    pipeline.stages().forEach(stage -> stages.add(StageJson.encode(stage)));
    JsonObject json = new JsonObject();
    json.add("input", input);
    json.add("stages", stages);
    return json.toString();
  }

  static Pipeline<?> decode(String text) {
    JsonFields fields = new JsonFields(parse(text));
    JsonFields input = new JsonFields(fields.element("input"));
    Pipeline<? extends Signal> pipeline =
        Pipeline.from(
            new InputFormat(
                input.integer("sampleRate"),
                input.integer("length"),
                input.constant("crop", Crop.class)));
    input.requireNoOther();
    JsonElement stages = fields.element("stages");
    if (!stages.isJsonArray() || stages.getAsJsonArray().size() > MAX_STAGES) {
      throw new IllegalArgumentException(
          "recipe: expected an array of at most %s stages".formatted(MAX_STAGES));
    }
    fields.requireNoOther();
    for (JsonElement stage : stages.getAsJsonArray()) {
      pipeline = pipeline.append(StageJson.decode(new JsonFields(stage)));
    }
    return pipeline;
  }

  private static JsonElement parse(String text) {
    try {
      return JsonParser.parseString(text);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException(
          "recipe: expected JSON, found other text; write it with Pipeline.toJson()", e);
    }
  }
}
