package io.github.audiomnist.pipeline;

import static io.github.audiomnist.pipeline.StageJson.name;

import com.google.gson.JsonObject;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.transform.DbToPower;
import io.github.audiomnist.transform.GriffinLim;
import io.github.audiomnist.transform.InverseMel;
import io.github.audiomnist.transform.InverseMfcc;
import io.github.audiomnist.transform.LogToPower;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.Transform;
import io.github.audiomnist.transform.Unstandardize;
import org.jspecify.annotations.Nullable;

/** The stages that undo others, as JSON. */
final class InverseStageJson {

  private InverseStageJson() {}

  /** Writes a stage, unless it is of another family. */
  static boolean encode(Transform<?, ?> transform, JsonObject json) {
    if (transform instanceof Unstandardize<?> unstandardize) {
      name(json, "Unstandardize");
      FeatureStageJson.encode(unstandardize.fitted(), json);
      json.addProperty("scale", unstandardize.scale().name());
    } else if (transform instanceof DbToPower<?> power) {
      name(json, "DbToPower");
      json.addProperty("reference", power.reference());
    } else if (transform instanceof LogToPower<?>) {
      name(json, "LogToPower");
    } else if (transform instanceof InverseMfcc inverse) {
      name(json, "InverseMfcc");
      json.addProperty("nMels", inverse.nMels());
      FeatureStageJson.encode(inverse.lifter(), json);
      json.addProperty("scale", inverse.scale().name());
    } else if (transform instanceof InverseMel inverse) {
      name(json, "InverseMel");
      FeatureStageJson.encodeBands(inverse.filterbank(), json);
      json.addProperty("iterations", inverse.iterations());
    } else if (transform instanceof GriffinLim search) {
      encode(search, json);
    } else {
      return false;
    }
    return true;
  }

  private static void encode(GriffinLim search, JsonObject json) {
    JsonObject stft = new JsonObject();
    WaveformStageJson.encode(search.stft(), stft);
    name(json, "GriffinLim");
    json.add("of", stft);
    json.addProperty("length", search.length());
    json.addProperty("iterations", search.iterations());
    json.addProperty("momentum", search.momentum());
    json.addProperty("seed", search.seed());
  }

  /** The stage of a name, or null if it is of another family. */
  static @Nullable Transform<?, ?> decode(String stage, JsonFields fields) {
    return switch (stage) {
      case "Unstandardize" ->
          new Unstandardize<>(
              FeatureStageJson.fitted(fields), fields.constant("scale", Scale.class));
      case "DbToPower" -> new DbToPower<>((float) fields.number("reference"));
      case "LogToPower" -> new LogToPower<>();
      case "InverseMfcc" ->
          new InverseMfcc(
              fields.integer("nMels"),
              FeatureStageJson.lifter(fields),
              fields.constant("scale", Scale.class));
      case "InverseMel" ->
          new InverseMel(FeatureStageJson.melFilterbank(fields), fields.integer("iterations"));
      case "GriffinLim" ->
          new GriffinLim(
              stft(fields.object("of")),
              fields.integer("length"),
              fields.integer("iterations"),
              fields.number("momentum"),
              fields.wholeNumber("seed"));
      default -> null;
    };
  }

  private static Stft stft(JsonFields fields) {
    String stage = fields.text("stage");
    if (!stage.equals("Stft")) {
      throw JsonFields.refused(
          "recipe: expected GriffinLim of an 'Stft', found '%s'".formatted(stage));
    }
    Stft stft = WaveformStageJson.stft(fields);
    fields.requireNoOther();
    return stft;
  }
}
