package io.github.audiomnist.training;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.audiomnist.augment.SpecAugment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {

  @Test
  void with_everySetting_changesThatOneAlone() {
    Training changed =
        Training.epochs(3)
            .withBatchSize(5)
            .withLearningRate(0.1)
            .withWeightDecay(0.2)
            .withLabelSmoothing(0.3)
            .withMaxGradientNorm(4)
            .withPatience(2)
            .withSpecAugment(SpecAugment.NONE)
            .withSeed(6)
            .withDevice(ComputeDevice.CUDA);
    assertEquals(
        new Training(3, 5, 0.1, 0.2, 0.3, 4, 2, SpecAugment.NONE, 6, ComputeDevice.CUDA), changed);
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
  void withLabelSmoothing_outsideItsRange_isRefused(double value) {
    assertRefused(
        IllegalArgumentException.class,
        () -> Training.epochs(1).withLabelSmoothing(value),
        "labelSmoothing in [0, 1), found " + value);
  }
}
