package io.github.audiomnist.models;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * How long a recogniser's memory may be used: until it is ended, once, which waits for those who
 * use it. Threads may share it.
 */
final class Lifetime {

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Runnable atEnd;
  private boolean ended;

  /** One that has begun; {@code atEnd} is run when it ends, while nobody uses it. */
  Lifetime(Runnable atEnd) {
    this.atEnd = atEnd;
  }

  /**
   * Puts its end off until the lock that is given, which is held, is let go of.
   *
   * @throws IllegalStateException if it has ended
   */
  Lock keepOpen() {
    Lock open = lock.readLock();
    open.lock();
    if (ended) {
      open.unlock();
      throw new IllegalStateException(
          "Recognizer: expected an open one, found it closed; load it again, or close it later");
    }
    return open;
  }

  /**
   * Ends it, or gives false if it has ended.
   *
   * @throws IllegalStateException if this thread keeps it open
   */
  @CanIgnoreReturnValue
  boolean end() {
    if (lock.getReadHoldCount() > 0) {
      throw new IllegalStateException(
          "Recognizer: expected to be closed after its calls, found close() within one of this"
              + " thread; close it when that has returned");
    }
    lock.writeLock().lock();
    try {
      boolean isFirst = !ended;
      if (isFirst) {
        ended = true;
        atEnd.run();
      }
      return isFirst;
    } finally {
      lock.writeLock().unlock();
    }
  }
}
