package io.github.audiomnist.internal;

import ai.djl.ndarray.NDManager;
import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Weights in training with all that decides how they go on, and the best of them so far. */
final class TrainingState {

  private final NetworkBlock block;
  private final Updater updater;
  private final @Nullable Average average;
  private final List<EpochReport> reports;
  private int bestEpoch;
  private Weights best;

  private TrainingState(
      NetworkBlock block,
      Updater updater,
      @Nullable Average average,
      List<EpochReport> reports,
      int bestEpoch,
      Weights best) {
    this.block = block;
    this.updater = updater;
    this.average = average;
    this.reports = new ArrayList<>(reports);
    this.bestEpoch = bestEpoch;
    this.best = best;
  }

  /** Before the first step. */
  static TrainingState first(
      Supplier<NetworkBlock> networks, Beginning beginning, Training settings, NDManager manager) {
    NetworkBlock block = networks.get();
    Weights first = beginning.first(block, settings.seed());
    block.load(first, manager, beginning.frozen());
    return new TrainingState(
        block,
        updater(block, settings, manager, null),
        average(networks, settings, manager, first),
        List.of(),
        0,
        first);
  }

  /** Where a checkpoint was written. */
  static TrainingState resumed(
      Checkpoint checkpoint,
      int stepsPerEpoch,
      Supplier<NetworkBlock> networks,
      Beginning beginning,
      Training settings,
      NDManager manager) {
    Weights tensors = checkpoint.tensors();
    NetworkBlock block = networks.get();
    block.load(tensors.part(Checkpoint.WEIGHTS), manager, beginning.frozen());
    int steps = stepsPerEpoch * checkpoint.epochs().size();
    Updater.Resumed memory = new Updater.Resumed(steps, tensors.part(Checkpoint.MEMORY));
    return new TrainingState(
        block,
        updater(block, settings, manager, memory),
        average(networks, settings, manager, tensors.part(Checkpoint.AVERAGE)),
        checkpoint.epochs(),
        checkpoint.bestEpoch(),
        tensors.part(Checkpoint.BEST));
  }

  private static Updater updater(
      NetworkBlock block, Training settings, NDManager manager, Updater.@Nullable Resumed resumed) {
    return Updater.of(settings.optimizer(), block, manager, settings.maxGradientNorm(), resumed);
  }

  private static @Nullable Average average(
      Supplier<NetworkBlock> networks, Training settings, NDManager manager, Weights weights) {
    if (settings.averaging() == 0) {
      return null;
    }
    NetworkBlock mean = networks.get();
    mean.load(weights, manager, false);
    return new Average(mean, settings.averaging());
  }

  NetworkBlock block() {
    return block;
  }

  Updater updater() {
    return updater;
  }

  @Nullable Average average() {
    return average;
  }

  /** The network that is judged and kept. */
  NetworkBlock judged() {
    return average == null ? block : average.mean();
  }

  List<EpochReport> reports() {
    return reports;
  }

  int bestEpoch() {
    return bestEpoch;
  }

  Weights best() {
    return best;
  }

  /** The best epoch so far, by its report. */
  Optional<EpochReport> bestReport() {
    return bestEpoch == 0 ? Optional.empty() : Optional.of(reports.get(bestEpoch - 1));
  }

  /** Takes in what came of an epoch. */
  void add(EpochReport report, Weights reached, boolean isBest) {
    reports.add(report);
    if (isBest) {
      bestEpoch = report.epoch();
      best = reached;
    }
  }

  /** A copy, from which {@link #resumed} goes on. */
  Checkpoint checkpoint() {
    Weights tensors = new Weights();
    tensors.putAll(Checkpoint.WEIGHTS, block.weights());
    tensors.putAll(Checkpoint.BEST, best);
    tensors.putAll(Checkpoint.MEMORY, updater.memory());
    if (average != null) {
      tensors.putAll(Checkpoint.AVERAGE, average.mean().weights());
    }
    return new Checkpoint(reports, bestEpoch, tensors);
  }
}
