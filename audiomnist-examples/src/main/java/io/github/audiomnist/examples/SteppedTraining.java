package io.github.audiomnist.examples;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.models.RecognizerTrainer;
import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;

/** A training that waits before every epoch until it is asked to go on. */
final class SteppedTraining implements TimedWork {

  private static final int POLL_MILLIS = 100;

  private final int clips;
  private final LongSupplier clock;
  private final Semaphore mayGoOn = new Semaphore(0);
  private final Semaphore arrived = new Semaphore(0);
  private final CompletableFuture<Recognizer> training = new CompletableFuture<>();
  private volatile boolean ending;

  /**
   * Makes the features, and waits before the first epoch.
   *
   * @param clock nanoseconds that epochs are measured by
   */
  SteppedTraining(
      RecognizerTrainer trainer, LabeledClips clips, Training settings, LongSupplier clock) {
    this.clips = clips.size();
    this.clock = clock;
    Thread thread = new Thread(() -> train(trainer, clips, settings), "training");
    thread.setDaemon(true);
    thread.start();
    await();
  }

  private void train(RecognizerTrainer trainer, LabeledClips clips, Training settings) {
    LabeledClips none = new LabeledClips(clips.labels(), List.of());
    try {
      training.complete(trainer.train(clips, none, settings, new Gate()));
    } catch (IOException | RuntimeException e) {
      training.completeExceptionally(e);
    }
  }

  /** Holds the training thread between epochs. */
  private final class Gate implements TrainingListener {

    @Override
    public void trainingStarted(Training settings, int firstEpoch) {
      pass();
    }

    @Override
    public void epochDone(EpochReport report) {
      pass();
    }

    @Override
    public boolean isCancelled() {
      return ending;
    }

    private void pass() {
      arrived.release();
      mayGoOn.acquireUninterruptibly();
    }
  }

  private void await() {
    try {
      while (!arrived.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        if (training.isDone()) {
          training.join().close();
          throw new IllegalStateException("bench: expected another epoch, found the training over");
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public double[] time(double milliseconds) {
    DoubleStream.Builder epochs = DoubleStream.builder();
    long begin = System.nanoTime();
    do {
      long start = clock.getAsLong();
      mayGoOn.release();
      await();
      epochs.add((double) (clock.getAsLong() - start) / clips);
    } while (System.nanoTime() - begin < milliseconds * 1e6);
    return epochs.build().toArray();
  }

  /** Ends the training, after an epoch at least; what it came to. */
  Recognizer end() throws IOException {
    letEnd();
    try {
      return training.join();
    } catch (CompletionException e) {
      throw new IOException(ErrorLine.of(e), e);
    }
  }

  private void letEnd() {
    ending = true;
    mayGoOn.release();
  }

  /** Ends the training, whatever it came to. */
  @Override
  public void close() {
    letEnd();
    boolean unused =
        training.thenAccept(Recognizer::close).handle((done, failure) -> failure == null).join();
  }
}
