package io.github.audiomnist.pipeline;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.Deltas;
import io.github.audiomnist.transform.DropLastFrame;
import io.github.audiomnist.transform.KaldiMelFilterbank;
import io.github.audiomnist.transform.KaldiStft;
import io.github.audiomnist.transform.Lifter;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.Mfcc;
import io.github.audiomnist.transform.MinMax;
import io.github.audiomnist.transform.PadOrTrim;
import io.github.audiomnist.transform.Padding;
import io.github.audiomnist.transform.Pcen;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.PowerToLog;
import io.github.audiomnist.transform.PreEmphasis;
import io.github.audiomnist.transform.Resample;
import io.github.audiomnist.transform.Rescale;
import io.github.audiomnist.transform.RunningStandardize;
import io.github.audiomnist.transform.RunningTopDb;
import io.github.audiomnist.transform.Standardize;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.Transform;
import io.github.audiomnist.transform.Window;

/** Stages as JSON objects. The names of stages are a closed list: a file names no class. */
final class StageJson {

  private static final String STAGE = "stage";

  private StageJson() {}

  static JsonObject encode(Transform<?, ?> transform) {
    JsonObject json = new JsonObject();
    if (transform instanceof Resample resample) {
      json.addProperty(STAGE, "Resample");
      json.addProperty("sampleRate", resample.sampleRate());
    } else if (transform instanceof PadOrTrim pad) {
      json.addProperty(STAGE, "PadOrTrim");
      json.addProperty("length", pad.length());
      json.addProperty("crop", pad.crop().name());
    } else if (transform instanceof PreEmphasis emphasis) {
      json.addProperty(STAGE, "PreEmphasis");
      json.addProperty("coefficient", emphasis.coefficient());
      json.addProperty("first", emphasis.first().name());
    } else if (transform instanceof Stft stft) {
      encode(stft, json);
    } else if (transform instanceof MelFilterbank mel) {
      encode(mel, json);
    } else if (transform instanceof KaldiStft stft) {
      encode(stft, json);
    } else if (transform instanceof KaldiMelFilterbank mel) {
      json.addProperty(STAGE, "KaldiMelFilterbank");
      json.addProperty("nMels", mel.nMels());
      json.addProperty("fMin", mel.fMin());
      json.addProperty("fMax", mel.fMax());
    } else if (transform instanceof DropLastFrame<?>) {
      json.addProperty(STAGE, "DropLastFrame");
    } else if (transform instanceof PowerToDb<?> db) {
      encode(db, json);
    } else if (transform instanceof Pcen<?> pcen) {
      encode(pcen, json);
    } else if (transform instanceof PowerToLog<?> log) {
      json.addProperty(STAGE, "PowerToLog");
      json.addProperty("floor", log.floor());
    } else if (transform instanceof Mfcc mfcc) {
      json.addProperty(STAGE, "Mfcc");
      json.addProperty("numCoefficients", mfcc.numCoefficients());
      json.addProperty("lifterLength", mfcc.lifter().length());
      json.addProperty("lifterFirstNumber", mfcc.lifter().firstNumber());
    } else if (transform instanceof Deltas<?> deltas) {
      json.addProperty(STAGE, "Deltas");
      json.addProperty("windowLength", deltas.windowLength());
      json.addProperty("order", deltas.order());
      json.addProperty("method", deltas.method().name());
      json.addProperty("rows", deltas.rows().name());
    } else if (transform instanceof Rescale<?> rescale) {
      json.addProperty(STAGE, "Rescale");
      json.addProperty("mean", rescale.mean());
      json.addProperty("deviation", rescale.deviation());
    } else if (transform instanceof MinMax<?>) {
      json.addProperty(STAGE, "MinMax");
    } else if (transform instanceof Standardize<?> standardize) {
      json.addProperty(STAGE, "Standardize");
      json.addProperty("statistics", standardize.statistics().name());
    } else if (transform instanceof RunningStandardize<?> standardize) {
      json.addProperty(STAGE, "RunningStandardize");
      json.addProperty("statistics", standardize.statistics().name());
      json.addProperty("timeConstantSeconds", standardize.timeConstantSeconds());
    } else if (transform instanceof RunningTopDb<?> floor) {
      json.addProperty(STAGE, "RunningTopDb");
      json.addProperty("topDb", floor.topDb());
      json.addProperty("releaseDbPerSecond", floor.releaseDbPerSecond());
    } else {
      throw new IllegalArgumentException(
          "Pipeline: expected stages of this library, found %s; only they can be saved"
              .formatted(transform.getClass().getName()));
    }
    return json;
  }

  private static void encode(Stft stft, JsonObject json) {
    json.addProperty(STAGE, "Stft");
    json.addProperty("nFft", stft.nFft());
    json.addProperty("windowLength", stft.windowLength());
    json.addProperty("hopLength", stft.hopLength());
    json.addProperty("window", stft.window().name());
    json.addProperty("padding", stft.padding().name());
    json.addProperty("scale", stft.scale().name());
  }

  private static void encode(KaldiStft stft, JsonObject json) {
    json.addProperty(STAGE, "KaldiStft");
    json.addProperty("windowLength", stft.windowLength());
    json.addProperty("hopLength", stft.hopLength());
    json.addProperty("preEmphasis", stft.preEmphasis());
    json.addProperty("fullScale", stft.fullScale());
    json.addProperty("edges", stft.edges().name());
  }

  private static void encode(MelFilterbank mel, JsonObject json) {
    json.addProperty(STAGE, "MelFilterbank");
    json.addProperty("nMels", mel.nMels());
    json.addProperty("fMin", mel.fMin());
    json.addProperty("fMax", mel.fMax());
    json.addProperty("melScale", mel.melScale().name());
    json.addProperty("norm", mel.norm().name());
  }

  private static void encode(Pcen<?> pcen, JsonObject json) {
    json.addProperty(STAGE, "Pcen");
    json.addProperty("inputFactor", pcen.inputFactor());
    json.addProperty("gain", pcen.gain());
    json.addProperty("bias", pcen.bias());
    json.addProperty("power", pcen.power());
    json.addProperty("timeConstantSeconds", pcen.timeConstantSeconds());
    json.addProperty("eps", pcen.eps());
  }

  private static void encode(PowerToDb<?> db, JsonObject json) {
    json.addProperty(STAGE, "PowerToDb");
    json.addProperty("reference", db.reference());
    json.addProperty("amin", db.amin());
    if (Float.isInfinite(db.topDb())) {
      json.add("topDb", JsonNull.INSTANCE);
    } else {
      json.addProperty("topDb", db.topDb());
    }
  }

  static Transform<?, ?> decode(JsonFields fields) {
    String stage = fields.text(STAGE);
    Transform<?, ?> transform =
        switch (stage) {
          case "Resample" -> new Resample(fields.integer("sampleRate"));
          case "PadOrTrim" ->
              new PadOrTrim(fields.integer("length"), fields.constant("crop", Crop.class));
          case "PreEmphasis" ->
              new PreEmphasis(
                  fields.number("coefficient"),
                  fields.constant("first", PreEmphasis.FirstSample.class));
          case "KaldiStft" ->
              new KaldiStft(
                  fields.integer("windowLength"),
                  fields.integer("hopLength"),
                  fields.number("preEmphasis"),
                  fields.number("fullScale"),
                  fields.constant("edges", KaldiStft.Edges.class));
          case "KaldiMelFilterbank" ->
              new KaldiMelFilterbank(
                  fields.integer("nMels"), fields.number("fMin"), fields.number("fMax"));
          case "DropLastFrame" -> new DropLastFrame<>();
          case "Deltas" ->
              new Deltas<>(
                  fields.integer("windowLength"),
                  fields.integer("order"),
                  fields.constant("method", Deltas.Method.class),
                  fields.constant("rows", Deltas.Rows.class));
          case "Rescale" -> new Rescale<>(fields.number("mean"), fields.number("deviation"));
          case "Stft" ->
              new Stft(
                  fields.integer("nFft"),
                  fields.integer("windowLength"),
                  fields.integer("hopLength"),
                  fields.constant("window", Window.class),
                  fields.constant("padding", Padding.class),
                  fields.constant("scale", Scale.class));
          case "MelFilterbank" ->
              new MelFilterbank(
                  fields.integer("nMels"),
                  fields.number("fMin"),
                  fields.number("fMax"),
                  fields.constant("melScale", MelScale.class),
                  fields.constant("norm", MelNorm.class));
          case "PowerToDb" ->
              new PowerToDb<>(
                  (float) fields.number("reference"),
                  (float) fields.number("amin"),
                  (float) fields.numberOr("topDb", Double.POSITIVE_INFINITY));
          case "Pcen" ->
              new Pcen<>(
                  fields.number("inputFactor"),
                  fields.number("gain"),
                  fields.number("bias"),
                  fields.number("power"),
                  fields.number("timeConstantSeconds"),
                  fields.number("eps"));
          case "PowerToLog" -> new PowerToLog<>((float) fields.number("floor"));
          case "Mfcc" ->
              new Mfcc(
                  fields.integer("numCoefficients"),
                  new Lifter(fields.number("lifterLength"), fields.integer("lifterFirstNumber")));
          case "MinMax" -> new MinMax<>();
          case "Standardize" ->
              new Standardize<>(fields.constant("statistics", Standardize.Statistics.class));
          case "RunningStandardize" ->
              new RunningStandardize<>(
                  fields.constant("statistics", RunningStandardize.Statistics.class),
                  fields.number("timeConstantSeconds"));
          case "RunningTopDb" ->
              new RunningTopDb<>(
                  (float) fields.number("topDb"), fields.number("releaseDbPerSecond"));
          default ->
              throw new IllegalArgumentException(
                  "recipe: expected the name of a stage, found '%s'".formatted(stage));
        };
    fields.requireNoOther();
    return transform;
  }
}
