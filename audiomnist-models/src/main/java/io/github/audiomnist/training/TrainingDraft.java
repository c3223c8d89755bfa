package io.github.audiomnist.training;

import io.github.audiomnist.augment.Augmentation;
import io.github.audiomnist.augment.Mixup;
import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.augment.VocalTractWarp;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Settings on their way from one {@link Training} to another. */
final class TrainingDraft {

  final int epochs;
  int batchSize;
  double learningRate;
  Optimizer optimizer;
  Schedule schedule;
  double labelSmoothing;
  ClassWeights classWeights;
  double maxGradientNorm;
  Metric metric;
  int patience;
  double averaging;
  Mixup mixup;
  Augmentation augmentation;
  VocalTractWarp vocalTractWarp;
  SpecAugment specAugment;
  long seed;
  ComputeDevice device;
  @Nullable Path checkpoints;

  TrainingDraft(Training training) {
    epochs = training.epochs();
    batchSize = training.batchSize();
    learningRate = training.learningRate();
    optimizer = training.optimizer();
    schedule = training.schedule();
    labelSmoothing = training.labelSmoothing();
    classWeights = training.classWeights();
    maxGradientNorm = training.maxGradientNorm();
    metric = training.metric();
    patience = training.patience();
    averaging = training.averaging();
    mixup = training.mixup();
    augmentation = training.augmentation();
    vocalTractWarp = training.vocalTractWarp();
    specAugment = training.specAugment();
    seed = training.seed();
    device = training.device();
    checkpoints = training.checkpoints();
  }

  Training build() {
    return new Training(
        epochs,
        batchSize,
        learningRate,
        optimizer,
        schedule,
        labelSmoothing,
        classWeights,
        maxGradientNorm,
        metric,
        patience,
        averaging,
        mixup,
        augmentation,
        vocalTractWarp,
        specAugment,
        seed,
        device,
        checkpoints);
  }
}
