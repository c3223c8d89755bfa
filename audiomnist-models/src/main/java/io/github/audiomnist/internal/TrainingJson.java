package io.github.audiomnist.internal;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import io.github.audiomnist.augment.Mixup;
import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.augment.VocalTractWarp;
import io.github.audiomnist.training.ClassWeights;
import io.github.audiomnist.training.ComputeDevice;
import io.github.audiomnist.training.Metric;
import io.github.audiomnist.training.Optimizer;
import io.github.audiomnist.training.Schedule;
import io.github.audiomnist.training.Training;
import java.lang.reflect.Type;
import java.util.List;

/**
 * Settings as JSON. The names of kinds are closed lists: a file names no class.
 *
 * <p>Two things are not read back: the folder of checkpoints, which is not written, and the changes
 * of recordings, which may hold recordings themselves and are written in words.
 */
public final class TrainingJson implements JsonSerializer<Training>, JsonDeserializer<Training> {

  private static final Gson GSON = new Gson();
  private static final String KIND = "kind";

  private static final List<Class<? extends Optimizer>> OPTIMIZERS =
      List.of(Optimizer.Sgd.class, Optimizer.Adam.class, Optimizer.AdamW.class);
  private static final List<Class<? extends Schedule>> SCHEDULES =
      List.of(
          Schedule.Constant.class,
          Schedule.Step.class,
          Schedule.Cosine.class,
          Schedule.OneCycle.class);
  private static final List<Class<? extends ClassWeights>> CLASS_WEIGHTS =
      List.of(ClassWeights.Equal.class, ClassWeights.Balanced.class, ClassWeights.PerLabel.class);

  /** The settings as an object. */
  public static JsonObject encode(Training training) {
    JsonObject json = new JsonObject();
    json.addProperty("epochs", training.epochs());
    json.addProperty("batchSize", training.batchSize());
    json.addProperty("learningRate", training.learningRate());
    json.add("optimizer", ofKind(training.optimizer()));
    json.add("schedule", ofKind(training.schedule()));
    json.addProperty("labelSmoothing", training.labelSmoothing());
    json.add("classWeights", ofKind(training.classWeights()));
    json.addProperty("maxGradientNorm", training.maxGradientNorm());
    json.addProperty("metric", training.metric().name());
    json.addProperty("patience", training.patience());
    json.addProperty("averaging", training.averaging());
    json.add("mixup", GSON.toJsonTree(training.mixup()));
    JsonArray stages = new JsonArray();
    training.augmentation().stages().forEach(stage -> stages.add(stage.toString()));
    json.add("augmentation", stages);
    if (!training.vocalTractWarp().isNone()) {
      json.add("vocalTractWarp", GSON.toJsonTree(training.vocalTractWarp()));
    }
    json.add("specAugment", GSON.toJsonTree(training.specAugment()));
    json.addProperty("seed", training.seed());
    json.addProperty("device", training.device().name());
    return json;
  }

  private static JsonElement ofKind(Object record) {
    JsonObject json = new JsonObject();
    json.addProperty(KIND, record.getClass().getSimpleName());
    GSON.toJsonTree(record).getAsJsonObject().asMap().forEach(json::add);
    return json;
  }

  /**
   * The settings of an object, also of one that was written before there were all of them.
   *
   * @throws RuntimeException if one is missing that always was there, or is out of range
   */
  static Training decode(JsonObject json) {
    Training training =
        Training.epochs(json.get("epochs").getAsInt())
            .withBatchSize(json.get("batchSize").getAsInt())
            .withLearningRate(json.get("learningRate").getAsDouble())
            .withLabelSmoothing(json.get("labelSmoothing").getAsDouble())
            .withMaxGradientNorm(json.get("maxGradientNorm").getAsDouble())
            .withPatience(json.get("patience").getAsInt())
            .withSpecAugment(GSON.fromJson(json.get("specAugment"), SpecAugment.class))
            .withSeed(json.get("seed").getAsLong())
            .withDevice(ComputeDevice.valueOf(json.get("device").getAsString()))
            .withVocalTractWarp(warpOf(json));
    if (!json.has("optimizer")) {
      return training.withWeightDecay(json.get("weightDecay").getAsDouble());
    }
    return training
        .withOptimizer(kindOf(json.get("optimizer"), OPTIMIZERS))
        .withSchedule(kindOf(json.get("schedule"), SCHEDULES))
        .withClassWeights(kindOf(json.get("classWeights"), CLASS_WEIGHTS))
        .withMetric(Metric.valueOf(json.get("metric").getAsString()))
        .withAveraging(json.get("averaging").getAsDouble())
        .withMixup(GSON.fromJson(json.get("mixup"), Mixup.class));
  }

  private static VocalTractWarp warpOf(JsonObject json) {
    return json.has("vocalTractWarp")
        ? GSON.fromJson(json.get("vocalTractWarp"), VocalTractWarp.class)
        : VocalTractWarp.NONE;
  }

  private static <T> T kindOf(JsonElement json, List<Class<? extends T>> kinds) {
    String name = json.getAsJsonObject().get(KIND).getAsString();
    return kinds.stream()
        .filter(kind -> kind.getSimpleName().equals(name))
        .findFirst()
        .map(kind -> GSON.<T>fromJson(json, kind))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "settings: expected one of %s, found '%s'"
                        .formatted(kinds.stream().map(Class::getSimpleName).toList(), name)));
  }

  @Override
  public JsonElement serialize(Training training, Type type, JsonSerializationContext context) {
    return encode(training);
  }

  @Override
  public Training deserialize(JsonElement json, Type type, JsonDeserializationContext context) {
    return decode(json.getAsJsonObject());
  }
}
