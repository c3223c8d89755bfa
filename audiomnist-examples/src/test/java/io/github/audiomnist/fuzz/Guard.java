package io.github.audiomnist.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What no input may bring about: another failure than the documented ones, one whose message is not
 * a line that says what was expected, or more memory than its size justifies. Time is watched by
 * who runs it.
 *
 * @param perByte bytes of memory, garbage included, that may be taken for each byte of input
 * @param always bytes that may be taken whatever the input is
 * @param documented kinds of failure
 */
public record Guard(int perByte, long always, List<Class<? extends Exception>> documented) {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Reads an input. */
  @FunctionalInterface
  public interface Reading {
    /** Reads it, or refuses to. */
    void read() throws Exception;
  }

  /** Reads {@code input}, and throws an error if what happens may not. */
  public void check(byte[] input, Reading reading) {
    long most = always + (long) perByte * input.length;
    // Classes that are loaded on the way take memory once; so the second time counts.
    if (taken(reading) > most) {
      long taken = taken(reading);
      if (taken > most) {
        throw new AssertionError(
            "%d bytes of memory for %d of input, at most %d are stated"
                .formatted(taken, input.length, most));
      }
    }
  }

  private long taken(Reading reading) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      reading.read();
    } catch (Exception e) {
      long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
      requireDocumented(e);
      return taken;
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private void requireDocumented(Exception failure) {
    if (documented.stream().noneMatch(kind -> kind.isInstance(failure))) {
      throw new AssertionError("an undocumented failure", failure);
    }
    String message = String.valueOf(failure.getMessage());
    if (!message.contains("expected ") || !message.matches("[^\\p{Cc}\\p{Zl}\\p{Zp}]*+")) {
      throw new AssertionError("not one line of what was expected: " + message, failure);
    }
  }
}
