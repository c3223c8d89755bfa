package io.github.audiomnist.training;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.audiomnist.augment.Augmentation;
import io.github.audiomnist.augment.Gain;
import io.github.audiomnist.augment.Mixup;
import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.augment.VocalTractWarp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {

  @Test
  void with_everySetting_changesThatOneAlone() {
    Path folder = Path.of("checkpoints");
    Training changed =
        Training.epochs(3)
            .withBatchSize(5)
            .withLearningRate(0.1)
            .withOptimizer(Optimizer.nesterov(0.8))
            .withWeightDecay(0.2)
            .withSchedule(Schedule.constant())
            .withLabelSmoothing(0.3)
            .withClassWeights(ClassWeights.balanced())
            .withMaxGradientNorm(4)
            .withMetric(Metric.ACCURACY)
            .withPatience(2)
            .withAveraging(0.9)
            .withMixup(new Mixup(0.2))
            .withAugmentation(Augmentation.of(Gain.db(-1, 1)))
            .withVocalTractWarp(VocalTractWarp.standard())
            .withSpecAugment(SpecAugment.NONE)
            .withSeed(6)
            .withDevice(ComputeDevice.CUDA)
            .withCheckpoints(folder);
    assertEquals(
        new Training(
            3,
            5,
            0.1,
            new Optimizer.Sgd(0.8, true, 0.2),
            new Schedule.Constant(),
            0.3,
            new ClassWeights.Balanced(),
            4,
            Metric.ACCURACY,
            2,
            0.9,
            new Mixup(0.2),
            Augmentation.of(Gain.db(-1, 1)),
            VocalTractWarp.standard(),
            SpecAugment.NONE,
            6,
            ComputeDevice.CUDA,
            folder),
        changed);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void counts_belowOne_areRefused(int count) {
    Training some = Training.epochs(1);
    String found = "of at least 1, found " + count;
    assertRefused(
        IllegalArgumentException.class, () -> Training.epochs(count), "expected epochs " + found);
    assertRefused(
        IllegalArgumentException.class, () -> some.withBatchSize(count), "batchSize " + found);
    assertRefused(
        IllegalArgumentException.class, () -> some.withPatience(count), "patience " + found);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void rates_notPositiveAndFinite_areRefused(double value) {
    Training some = Training.epochs(1);
    assertRefused(
        IllegalArgumentException.class,
        () -> some.withLearningRate(value),
        "expected learningRate above 0, found " + value);
    assertRefused(
        IllegalArgumentException.class,
        () -> some.withMaxGradientNorm(value),
        "expected maxGradientNorm above 0, found " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void withWeightDecay_negativeOrEndless_isRefused(double value) {
    assertRefused(
        IllegalArgumentException.class,
        () -> Training.epochs(1).withWeightDecay(value),
        "weightDecay of at least 0, found " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void shares_outsideTheirRange_areRefused(double value) {
    Training some = Training.epochs(1);
    assertRefused(
        IllegalArgumentException.class,
        () -> some.withLabelSmoothing(value),
        "labelSmoothing in [0, 1), found " + value);
    assertRefused(
        IllegalArgumentException.class,
        () -> some.withAveraging(value),
        "averaging in [0, 1), found " + value);
  }
}
