package io.github.audiomnist.examples.web;

import java.time.Duration;
import org.eclipse.jetty.server.handler.DoSHandler;

/**
 * What one client may still ask: as many requests as there are tokens, of which so many come every
 * second until the bucket is full. Who asks more often than that is served at that rate. Threads
 * may share it.
 */
final class TokenBucket implements DoSHandler.Tracker {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final long REMEMBERED_NANOS = Duration.ofSeconds(1).toNanos();

  private final int rate;
  private final int capacity;
  private double tokens;
  private long filledAt;

  /**
   * A full bucket.
   *
   * @param rate tokens a second
   * @param capacity most tokens
   * @param now in nanoseconds of Jetty's clock
   */
  TokenBucket(int rate, int capacity, long now) {
    this.rate = rate;
    this.capacity = capacity;
    this.tokens = capacity;
    this.filledAt = now;
  }

  /** Takes a token, or gives false if there is none. */
  @Override
  public synchronized boolean onRequest(long now) {
    long elapsed = Math.max(0, now - filledAt);
    tokens = Math.min(capacity, tokens + elapsed * (rate / NANOS_PER_SECOND));
    filledAt += elapsed;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  /** When it is full again and says no more than a new one. */
  @Override
  public synchronized long getExpireNanoTime() {
    return filledAt + (long) ((capacity - tokens) / rate * NANOS_PER_SECOND) + REMEMBERED_NANOS;
  }
}
