package io.github.audiomnist.internal;

import ai.djl.ndarray.NDManager;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The training features of each epoch on the device. If they change, those of the next epoch are
 * made by other threads, one fewer than there are processors, while one is learned from.
 */
final class EpochBatches implements AutoCloseable {

  private final TrainingData data;
  private final EpochFeatures features;
  private final int epochs;
  private final NDManager manager;
  private final @Nullable ForkJoinPool workers;
  private @Nullable Future<FeatureSet> next;
  private int nextEpoch;
  private @Nullable ResidentBatches current;

  EpochBatches(TrainingData data, Training settings, NDManager manager) {
    this.data = data;
    this.features = new EpochFeatures(data.pipeline(), data.clips(), settings);
    this.epochs = settings.epochs();
    this.manager = manager;
    this.workers =
        features.change()
            ? new ForkJoinPool(Math.max(1, Runtime.getRuntime().availableProcessors() - 1))
            : null;
  }

  /**
   * The features of {@code epoch}; those of the epoch before are no longer there.
   *
   * @throws IOException if a clip cannot be read
   * @throws Stop if the thread is interrupted while it waits
   */
  ResidentBatches of(int epoch) throws IOException {
    if (workers == null) {
      current = current == null ? new ResidentBatches(data.train(), manager) : current;
      return current;
    }
    FeatureSet made = await(next != null && nextEpoch == epoch ? next : begin(epoch), epoch);
    if (epoch < epochs) {
      nextEpoch = epoch + 1;
      next = begin(nextEpoch);
    }
    if (current != null) {
      current.close();
    }
    current = new ResidentBatches(made, manager);
    return current;
  }

  /** A parallel stream that is started in a pool keeps to its threads. */
  private Future<FeatureSet> begin(int epoch) {
    return Objects.requireNonNull(workers).submit(() -> features.of(epoch));
  }

  private static FeatureSet await(Future<FeatureSet> features, int epoch) throws IOException {
    try {
      return features.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Stop.cancelled(epoch);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  private static IOException failure(ExecutionException failed) {
    Throwable cause = failed;
    while (cause.getCause() != null && !(cause instanceof IOException)) {
      cause = cause.getCause();
    }
    if (cause instanceof IOException unread) {
      return unread;
    }
    throw new TrainingException(
        "augmentation: expected features of every clip, found: %s; change its settings"
            .formatted(Causes.describe(cause)),
        failed);
  }

  @Override
  public void close() {
    if (workers != null) {
      workers.shutdownNow();
    }
    if (current != null) {
      current.close();
    }
  }
}
