package io.github.audiomnist.transform;

/**
 * Where in its array the vector kernel's working memory begins.
 *
 * <p>Java does not say how arrays lie to the lines of the cache, and its collector moves them; a
 * vector that lies across two lines costs a quarter of the kernel's speed. So every beginning
 * within a line is tried, and the fastest is taken for a while, as FFTW chooses its plans. Results
 * do not depend on it.
 *
 * <p>For one thread, as the {@link Scratch} that it belongs to.
 */
final class Alignment {

  /** Doubles in a line. */
  static final int CHOICES = 8;

  private static final int TRIALS = 3 * CHOICES;
  private static final int PERIOD = 1024;

  private final long[] least = new long[CHOICES];
  private int call;
  private int fastest;

  /** The beginning to take for the next block. */
  int origin() {
    return call < TRIALS ? call % CHOICES : fastest;
  }

  /** Tells how long the block took from there. */
  void took(long nanos) {
    if (call < TRIALS) {
      int tried = call % CHOICES;
      least[tried] = call < CHOICES ? nanos : Math.min(least[tried], nanos);
      if (least[tried] < least[fastest]) {
        fastest = tried;
      }
    }
    call = (call + 1) % PERIOD;
    if (call == 0) {
      fastest = 0;
    }
  }
}
