package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.github.audiomnist.augment.Mixture;
import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Learns from all clips once, batch by batch. */
final class EpochLearner {

  /** Stands where masks have the index of a clip. */
  private static final int ORDER = -1;

  private final NetworkBlock block;
  private final Updater updater;
  private final @Nullable Average average;
  private final Targets targets;
  private final ParameterStore store;
  private final Training settings;
  private final TrainingListener listener;

  EpochLearner(
      NetworkBlock block,
      Updater updater,
      @Nullable Average average,
      Targets targets,
      ParameterStore store,
      Training settings,
      TrainingListener listener) {
    this.block = block;
    this.updater = updater;
    this.average = average;
    this.targets = targets;
    this.store = store;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * The mean loss of the epoch's clips.
   *
   * @throws Stop if a loss is not finite, or the training is cancelled
   */
  double learn(int epoch, ResidentBatches batches) {
    int[] order = order(epoch, batches.size());
    double lossSum = 0;
    for (int start = 0; start < order.length; start += settings.batchSize()) {
      int end = Math.min(order.length, start + settings.batchSize());
      int[] indices = Arrays.copyOfRange(order, start, end);
      double loss = step(epoch, indices, rate(updater.steps(), order.length), batches);
      if (!Double.isFinite(loss)) {
        throw Stop.diverged("a finite loss", loss, epoch);
      }
      lossSum += loss * indices.length;
      listener.batchDone(epoch, end, order.length);
      requireGoingOn(epoch);
    }
    return lossSum / order.length;
  }

  private void requireGoingOn(int epoch) {
    if (listener.isCancelled() || Thread.currentThread().isInterrupted()) {
      throw Stop.cancelled(epoch);
    }
  }

  /** The learning rate of the step after {@code steps}. */
  double rate(int steps, int clips) {
    int stepsPerEpoch = (clips + settings.batchSize() - 1) / settings.batchSize();
    return settings
        .schedule()
        .rate(settings.learningRate(), steps, stepsPerEpoch, settings.epochs());
  }

  private double step(int epoch, int[] indices, double learningRate, ResidentBatches batches) {
    try (NDManager scope = store.getManager().newSubManager()) {
      List<Mixture> mixtures = mixtures(epoch, indices, batches.size());
      NDList inputs = inputs(epoch, indices, mixtures, batches, scope);
      NDArray wanted = wanted(indices, mixtures, batches, scope);
      double loss;
      try (GradientCollector collector = Torch.engine().newGradientCollector()) {
        NDArray logits = block.forward(store, inputs, true).singletonOrThrow();
        NDArray mean = Loss.crossEntropy(logits, wanted);
        collector.backward(mean);
        loss = mean.getFloat();
      }
      updater.step(learningRate, scope);
      if (average != null) {
        average.add(block, updater.steps());
      }
      return loss;
    }
  }

  private List<Mixture> mixtures(int epoch, int[] indices, int clips) {
    if (settings.mixup().alpha() == 0) {
      return List.of();
    }
    return Arrays.stream(indices)
        .mapToObj(clip -> settings.mixup().draw(settings.seed(), epoch, clip, clips))
        .toList();
  }

  private NDList inputs(
      int epoch, int[] indices, List<Mixture> mixtures, ResidentBatches batches, NDManager scope) {
    return mixtures.isEmpty()
        ? batches.augmentedBatch(indices, scope, settings.specAugment(), settings.seed(), epoch)
        : batches.mixedBatch(
            indices, mixtures, scope, settings.specAugment(), settings.seed(), epoch);
  }

  private NDArray wanted(
      int[] indices, List<Mixture> mixtures, ResidentBatches batches, NDManager scope) {
    int[] labels = batches.labels(indices);
    if (mixtures.isEmpty()) {
      return targets.of(scope, labels);
    }
    int[] partners = mixtures.stream().mapToInt(Mixture::partner).toArray();
    return targets.of(scope, labels, batches.labels(partners), mixtures);
  }

  /** A permutation of the clips that depends on seed and epoch alone. */
  private int[] order(int epoch, int clips) {
    List<Integer> all = IntStream.range(0, clips).boxed().toList();
    return SeededRandom.of(settings.seed(), epoch, ORDER).shuffled(all).stream()
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
