package io.github.audiomnist.internal;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.audiomnist.augment.Augmentation;
import io.github.audiomnist.augment.Gain;
import io.github.audiomnist.augment.Mixup;
import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.augment.VocalTractWarp;
import io.github.audiomnist.training.ClassWeights;
import io.github.audiomnist.training.ComputeDevice;
import io.github.audiomnist.training.Metric;
import io.github.audiomnist.training.Optimizer;
import io.github.audiomnist.training.Schedule;
import io.github.audiomnist.training.Training;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingJsonTest {

  private static Stream<Training> settings() {
    Training plain = Training.epochs(3);
    return Stream.of(
        plain,
        plain.withOptimizer(Optimizer.nesterov(0.9)).withSchedule(Schedule.cosine(2)),
        plain.withOptimizer(Optimizer.adam()).withSchedule(Schedule.step(3, 0.1)),
        plain.withSchedule(Schedule.constant()).withClassWeights(ClassWeights.balanced()),
        plain
            .withClassWeights(ClassWeights.of(Map.of("one", 2.5, "two", 0.5)))
            .withMetric(Metric.LOSS)
            .withAveraging(0.99)
            .withMixup(new Mixup(0.2))
            .withVocalTractWarp(VocalTractWarp.standard().withFHigh(3400))
            .withSpecAugment(SpecAugment.STANDARD.withMaxMaskedShare(0.5))
            .withSeed(Long.MIN_VALUE)
            .withDevice(ComputeDevice.CUDA));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void decode_encoded_isEqual(Training training) {
    String text = TrainingJson.encode(training).toString();
    assertEquals(training, TrainingJson.decode(JsonParser.parseString(text).getAsJsonObject()));
  }

  @Test
  void encode_augmentationAndCheckpoints_tellsTheOneInWordsAndKeepsTheOtherBack() {
    Training training =
        Training.epochs(3)
            .withAugmentation(Augmentation.of(Gain.db(-1, 2)))
            .withCheckpoints(Path.of("some", "where"));
    JsonObject json = TrainingJson.encode(training);
    assertEquals("[\"Gain[minDb=-1.0, maxDb=2.0]\"]", json.get("augmentation").toString());
    assertFalse(json.toString().contains("where"));
    assertEquals(Training.epochs(3), TrainingJson.decode(json));
  }

  /** As saved before there were optimisers to choose. */
  @Test
  void decode_olderSettings_fillsInWhatTheyWere() {
    String older =
        """
        {"epochs": 9, "batchSize": 16, "learningRate": 0.01, "weightDecay": 0.1,
         "labelSmoothing": 0.2, "maxGradientNorm": 2, "patience": 4,
         "specAugment": {"bandMasks": 1, "maxBands": 2, "timeMasks": 3, "maxFrames": 4,
           "maxTimeShare": 0.5, "maxMaskedShare": 1.0, "fill": "ZERO"},
         "seed": 5, "device": "CPU"}
        """;
    assertEquals(
        Training.epochs(9)
            .withBatchSize(16)
            .withLearningRate(0.01)
            .withWeightDecay(0.1)
            .withLabelSmoothing(0.2)
            .withMaxGradientNorm(2)
            .withPatience(4)
            .withSpecAugment(new SpecAugment(1, 2, 3, 4, 0.5))
            .withSeed(5),
        TrainingJson.decode(JsonParser.parseString(older).getAsJsonObject()));
  }

  @Test
  void decode_unknownKind_isRefused() {
    JsonObject json = TrainingJson.encode(Training.epochs(1));
    json.getAsJsonObject("optimizer").addProperty("kind", "java.lang.Runtime");
    assertRefused(
        IllegalArgumentException.class,
        () -> TrainingJson.decode(json),
        "settings: expected one of [Sgd, Adam, AdamW], found 'java.lang.Runtime'");
  }
}
