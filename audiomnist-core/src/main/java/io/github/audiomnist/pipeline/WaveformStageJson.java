package io.github.audiomnist.pipeline;

import static io.github.audiomnist.pipeline.StageJson.name;

import com.google.gson.JsonObject;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.KaldiStft;
import io.github.audiomnist.transform.Normalize;
import io.github.audiomnist.transform.PadOrTrim;
import io.github.audiomnist.transform.Padding;
import io.github.audiomnist.transform.PreEmphasis;
import io.github.audiomnist.transform.Resample;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.Transform;
import io.github.audiomnist.transform.TrimSilence;
import io.github.audiomnist.transform.Window;
import org.jspecify.annotations.Nullable;

/** The stages that read a waveform, as JSON. */
final class WaveformStageJson {

  private WaveformStageJson() {}

  /** Writes a stage, unless it is of another family. */
  static boolean encode(Transform<?, ?> transform, JsonObject json) {
    if (transform instanceof Resample resample) {
      name(json, "Resample");
      json.addProperty("sampleRate", resample.sampleRate());
      json.addProperty("quality", resample.quality().name());
    } else if (transform instanceof PadOrTrim pad) {
      name(json, "PadOrTrim");
      json.addProperty("length", pad.length());
      json.addProperty("crop", pad.crop().name());
    } else if (transform instanceof PreEmphasis emphasis) {
      name(json, "PreEmphasis");
      json.addProperty("coefficient", emphasis.coefficient());
      json.addProperty("first", emphasis.first().name());
    } else if (transform instanceof TrimSilence trim) {
      encode(trim, json);
    } else if (transform instanceof Normalize normalize) {
      name(json, "Normalize");
      json.addProperty("measure", normalize.measure().name());
      json.addProperty("level", normalize.level());
    } else if (transform instanceof Stft stft) {
      encode(stft, json);
    } else if (transform instanceof KaldiStft stft) {
      encode(stft, json);
    } else {
      return false;
    }
    return true;
  }

  private static void encode(TrimSilence trim, JsonObject json) {
    name(json, "TrimSilence");
    json.addProperty("topDb", trim.topDb());
    json.addProperty("frameLength", trim.frameLength());
    json.addProperty("hopLength", trim.hopLength());
    json.addProperty("hangover", trim.hangover());
  }

  static void encode(Stft stft, JsonObject json) {
    name(json, "Stft");
    json.addProperty("nFft", stft.nFft());
    json.addProperty("windowLength", stft.windowLength());
    json.addProperty("hopLength", stft.hopLength());
    json.addProperty("window", stft.window().name());
    json.addProperty("padding", stft.padding().name());
    json.addProperty("scale", stft.scale().name());
  }

  private static void encode(KaldiStft stft, JsonObject json) {
    name(json, "KaldiStft");
    json.addProperty("windowLength", stft.windowLength());
    json.addProperty("hopLength", stft.hopLength());
    json.addProperty("preEmphasis", stft.preEmphasis());
    json.addProperty("fullScale", stft.fullScale());
    json.addProperty("edges", stft.edges().name());
  }

  /** The stage of a name, or null if it is of another family. */
  static @Nullable Transform<?, ?> decode(String stage, JsonFields fields) {
    return switch (stage) {
      case "Resample" ->
          new Resample(
              fields.integer("sampleRate"),
              fields.constantIfAny("quality", Resample.Quality.class, Resample.Quality.STANDARD));
      case "PadOrTrim" ->
          new PadOrTrim(fields.integer("length"), fields.constant("crop", Crop.class));
      case "PreEmphasis" ->
          new PreEmphasis(
              fields.number("coefficient"),
              fields.constant("first", PreEmphasis.FirstSample.class));
      case "TrimSilence" ->
          new TrimSilence(
              fields.number("topDb"),
              fields.integer("frameLength"),
              fields.integer("hopLength"),
              fields.integer("hangover"));
      case "Normalize" ->
          new Normalize(
              fields.constant("measure", Normalize.Measure.class), fields.number("level"));
      case "Stft" -> stft(fields);
      case "KaldiStft" ->
          new KaldiStft(
              fields.integer("windowLength"),
              fields.integer("hopLength"),
              fields.number("preEmphasis"),
              fields.number("fullScale"),
              fields.constant("edges", KaldiStft.Edges.class));
      default -> null;
    };
  }

  static Stft stft(JsonFields fields) {
    return new Stft(
        fields.integer("nFft"),
        fields.integer("windowLength"),
        fields.integer("hopLength"),
        fields.constant("window", Window.class),
        fields.constant("padding", Padding.class),
        fields.constant("scale", Scale.class));
  }
}
