package io.github.audiomnist.examples.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many live sessions there may be and how long, whatever their clients do: answer, fall silent,
 * or send nothing but pings. Threads may share it.
 */
final class LiveBounds {

  private final Limits limits;
  private final ScheduledExecutorService timer;
  private final AtomicInteger open = new AtomicInteger();

  LiveBounds(Limits limits, ScheduledExecutorService timer) {
    this.limits = limits;
    this.timer = timer;
  }

  /**
   * Passes if there may be one more session.
   *
   * @throws RefusedException otherwise
   */
  void requireRoom() {
    if (open.get() >= limits.liveSessions()) {
      throw RefusedException.busy(
          "live", "fewer than %s sessions".formatted(limits.liveSessions()), "as many");
    }
  }

  /** Counts a session that begins; gives whether it is one of those that may be. */
  boolean begin() {
    return open.incrementAndGet() <= limits.liveSessions();
  }

  /** Counts a session that is over. */
  void end() {
    open.decrementAndGet();
  }

  /** Sessions that are. */
  int count() {
    return open.get();
  }

  /** Runs {@code close} when a session that begins now has lasted its time. */
  Future<?> afterLongest(Runnable close) {
    return after(limits.liveDuration(), close);
  }

  /** Runs {@code cut} when a client that was told to go has had its time to answer. */
  Future<?> afterFarewell(Runnable cut) {
    return after(limits.receive(), cut);
  }

  private Future<?> after(Duration delay, Runnable work) {
    try {
      return timer.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The server has stopped, and cuts what is left itself.
      return CompletableFuture.completedFuture(null);
    }
  }
}
