package io.github.audiomnist.examples.web;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where recordings are recognised: a few threads and a short queue, so that whoever is let in is
 * served soon and the others are told so at once. Threads may share it.
 */
final class Workers implements AutoCloseable {

  private final BlockingQueue<Runnable> queue;
  private final ThreadPoolExecutor threads;
  private final Duration longestWait;
  private final long stopMillis;

  Workers(Limits limits) {
    this.queue = new ArrayBlockingQueue<>(limits.waiting());
    this.threads =
        new ThreadPoolExecutor(
            limits.running(), limits.running(), 1, TimeUnit.MINUTES, queue, Workers::thread);
    this.longestWait = limits.longestWait();
    this.stopMillis = limits.stop().toMillis();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "recogniser");
    thread.setDaemon(true);
    return thread;
  }

  /** What {@code work} gives; fails with a {@link RefusedException} if too many wait already. */
  <T> CompletableFuture<T> submit(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    long since = System.nanoTime();
    try {
      threads.execute(() -> run(work, since, result));
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(full());
    }
    return result;
  }

  private <T> void run(Callable<T> work, long since, CompletableFuture<T> result) {
    long waited = System.nanoTime() - since;
    if (waited > longestWait.toNanos()) {
      result.completeExceptionally(late(waited));
      return;
    }
    try {
      result.complete(work.call());
    } catch (Throwable e) {
      // Whatever it is, somebody waits for an answer.
      result.completeExceptionally(e);
    }
  }

  private RefusedException late(long waited) {
    return RefusedException.busy(
        "server",
        "a recording to wait at most %s ms".formatted(longestWait.toMillis()),
        "%s ms".formatted(Duration.ofNanos(waited).toMillis()));
  }

  private RefusedException full() {
    return RefusedException.busy(
        "server",
        "fewer than %s recordings to wait".formatted(queue.size() + queue.remainingCapacity()),
        "as many");
  }

  /** Recordings that wait. */
  int waiting() {
    return queue.size();
  }

  /** Recordings that are being recognised. */
  int running() {
    return threads.getActiveCount();
  }

  /** Finishes what was let in. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(stopMillis, TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
