package io.github.audiomnist.pipeline;

import static io.github.audiomnist.pipeline.StageJson.name;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.audiomnist.transform.Deltas;
import io.github.audiomnist.transform.DropLastFrame;
import io.github.audiomnist.transform.FittedStandardize;
import io.github.audiomnist.transform.KaldiMelFilterbank;
import io.github.audiomnist.transform.Lifter;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.Mfcc;
import io.github.audiomnist.transform.MinMax;
import io.github.audiomnist.transform.Pcen;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.PowerToLog;
import io.github.audiomnist.transform.Rescale;
import io.github.audiomnist.transform.Resize;
import io.github.audiomnist.transform.RunningStandardize;
import io.github.audiomnist.transform.RunningTopDb;
import io.github.audiomnist.transform.Standardize;
import io.github.audiomnist.transform.Transform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stages that read rows by frames, as JSON. */
final class FeatureStageJson {

  private FeatureStageJson() {}

  /** Writes a stage, unless it is of another family. */
  static boolean encode(Transform<?, ?> transform, JsonObject json) {
    if (transform instanceof MelFilterbank mel) {
      encode(mel, json);
    } else if (transform instanceof KaldiMelFilterbank mel) {
      name(json, "KaldiMelFilterbank");
      json.addProperty("nMels", mel.nMels());
      json.addProperty("fMin", mel.fMin());
      json.addProperty("fMax", mel.fMax());
    } else if (transform instanceof DropLastFrame<?>) {
      name(json, "DropLastFrame");
    } else if (transform instanceof PowerToDb<?> db) {
      encode(db, json);
    } else if (transform instanceof Pcen<?> pcen) {
      encode(pcen, json);
    } else if (transform instanceof PowerToLog<?> log) {
      name(json, "PowerToLog");
      json.addProperty("floor", log.floor());
    } else if (transform instanceof Mfcc mfcc) {
      name(json, "Mfcc");
      json.addProperty("numCoefficients", mfcc.numCoefficients());
      encode(mfcc.lifter(), json);
    } else if (transform instanceof Deltas<?> deltas) {
      encode(deltas, json);
    } else if (transform instanceof Resize resize) {
      name(json, "Resize");
      json.addProperty("rows", resize.rows());
      json.addProperty("columns", resize.columns());
      json.addProperty("frames", resize.frames().name());
    } else {
      return encodeScaling(transform, json);
    }
    return true;
  }

  private static boolean encodeScaling(Transform<?, ?> transform, JsonObject json) {
    if (transform instanceof Rescale<?> rescale) {
      name(json, "Rescale");
      json.addProperty("mean", rescale.mean());
      json.addProperty("deviation", rescale.deviation());
    } else if (transform instanceof MinMax<?>) {
      name(json, "MinMax");
    } else if (transform instanceof Standardize<?> standardize) {
      name(json, "Standardize");
      json.addProperty("statistics", standardize.statistics().name());
      if (!Double.isInfinite(standardize.soundingDb())) {
        json.addProperty("soundingDb", standardize.soundingDb());
      }
    } else if (transform instanceof RunningStandardize<?> running) {
      name(json, "RunningStandardize");
      json.addProperty("statistics", running.statistics().name());
      json.addProperty("timeConstantSeconds", running.timeConstantSeconds());
    } else if (transform instanceof RunningTopDb<?> floor) {
      name(json, "RunningTopDb");
      json.addProperty("topDb", floor.topDb());
      json.addProperty("releaseDbPerSecond", floor.releaseDbPerSecond());
    } else if (transform instanceof FittedStandardize<?> fitted) {
      name(json, "FittedStandardize");
      encode(fitted, json);
    } else {
      return false;
    }
    return true;
  }

  private static void encode(MelFilterbank mel, JsonObject json) {
    name(json, "MelFilterbank");
    encodeBands(mel, json);
  }

  static void encodeBands(MelFilterbank mel, JsonObject json) {
    json.addProperty("nMels", mel.nMels());
    json.addProperty("fMin", mel.fMin());
    json.addProperty("fMax", mel.fMax());
    json.addProperty("melScale", mel.melScale().name());
    json.addProperty("norm", mel.norm().name());
  }

  static void encode(Lifter lifter, JsonObject json) {
    json.addProperty("lifterLength", lifter.length());
    json.addProperty("lifterFirstNumber", lifter.firstNumber());
  }

  private static void encode(Deltas<?> deltas, JsonObject json) {
    name(json, "Deltas");
    json.addProperty("windowLength", deltas.windowLength());
    json.addProperty("order", deltas.order());
    json.addProperty("method", deltas.method().name());
    json.addProperty("rows", deltas.rows().name());
  }

  private static void encode(Pcen<?> pcen, JsonObject json) {
    name(json, "Pcen");
    json.addProperty("inputFactor", pcen.inputFactor());
    json.addProperty("gain", pcen.gain());
    json.addProperty("bias", pcen.bias());
    json.addProperty("power", pcen.power());
    json.addProperty("timeConstantSeconds", pcen.timeConstantSeconds());
    json.addProperty("eps", pcen.eps());
  }

  private static void encode(PowerToDb<?> db, JsonObject json) {
    name(json, "PowerToDb");
    json.addProperty("reference", db.reference());
    json.addProperty("amin", db.amin());
    if (Float.isInfinite(db.topDb())) {
      json.add("topDb", JsonNull.INSTANCE);
    } else {
      json.addProperty("topDb", db.topDb());
    }
  }

  static void encode(FittedStandardize<?> fitted, JsonObject json) {
    json.add("means", array(fitted.means()));
    json.add("deviations", array(fitted.deviations()));
  }

  private static JsonArray array(List<Double> numbers) {
    JsonArray array = new JsonArray();
    numbers.forEach(array::add);
    return array;
  }

  /** The stage of a name, or null if it is of another family. */
  static @Nullable Transform<?, ?> decode(String stage, JsonFields fields) {
    return switch (stage) {
      case "MelFilterbank" -> melFilterbank(fields);
      case "KaldiMelFilterbank" ->
          new KaldiMelFilterbank(
              fields.integer("nMels"), fields.number("fMin"), fields.number("fMax"));
      case "DropLastFrame" -> new DropLastFrame<>();
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
      case "Mfcc" -> new Mfcc(fields.integer("numCoefficients"), lifter(fields));
      case "Deltas" ->
          new Deltas<>(
              fields.integer("windowLength"),
              fields.integer("order"),
              fields.constant("method", Deltas.Method.class),
              fields.constant("rows", Deltas.Rows.class));
      case "Resize" ->
          new Resize(
              fields.integer("rows"),
              fields.integer("columns"),
              fields.constant("frames", Resize.Frames.class));
      case "Rescale" -> new Rescale<>(fields.number("mean"), fields.number("deviation"));
      case "MinMax" -> new MinMax<>();
      case "Standardize" ->
          new Standardize<>(
              fields.constant("statistics", Standardize.Statistics.class),
              fields.numberIfAny("soundingDb", Double.POSITIVE_INFINITY));
      case "RunningStandardize" ->
          new RunningStandardize<>(
              fields.constant("statistics", RunningStandardize.Statistics.class),
              fields.number("timeConstantSeconds"));
      case "RunningTopDb" ->
          new RunningTopDb<>((float) fields.number("topDb"), fields.number("releaseDbPerSecond"));
      case "FittedStandardize" -> fitted(fields);
      default -> null;
    };
  }

  static MelFilterbank melFilterbank(JsonFields fields) {
    return new MelFilterbank(
        fields.integer("nMels"),
        fields.number("fMin"),
        fields.number("fMax"),
        fields.constant("melScale", MelScale.class),
        fields.constant("norm", MelNorm.class));
  }

  static Lifter lifter(JsonFields fields) {
    return new Lifter(fields.number("lifterLength"), fields.integer("lifterFirstNumber"));
  }

  static FittedStandardize<?> fitted(JsonFields fields) {
    return Standardize.fitted(fields.numbers("means"), fields.numbers("deviations"));
  }
}
