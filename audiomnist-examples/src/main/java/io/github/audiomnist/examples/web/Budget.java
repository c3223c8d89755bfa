package io.github.audiomnist.examples.web;

import java.util.concurrent.atomic.AtomicLong;

/** An amount that many share. Threads may share it. */
final class Budget {

  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  Budget(long limit) {
    this.limit = limit;
  }

  /** Takes {@code amount}, or nothing and gives false if that much is not left. */
  boolean tryTake(long amount) {
    long now = taken.get();
    while (amount <= limit - now) {
      if (taken.compareAndSet(now, now + amount)) {
        return true;
      }
      now = taken.get();
    }
    return false;
  }

  /** Gives back what was taken. */
  void giveBack(long amount) {
    taken.addAndGet(-amount);
  }

  long limit() {
    return limit;
  }

  long taken() {
    return taken.get();
  }
}
