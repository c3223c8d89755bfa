package io.github.audiomnist.data;

import java.util.ArrayList;
import java.util.List;

/**
 * A small random generator of a fixed algorithm (Steele, Lea and Flood, "Fast Splittable
 * Pseudorandom Number Generators", OOPSLA 2014), so that a published seed gives the same split on
 * every Java version. Not for threads to share.
 */
final class SplitMix64 {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  SplitMix64(long seed) {
    state = seed;
  }

  long next() {
    state += GOLDEN_GAMMA;
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** In 0 to {@code bound - 1}; the bias of the remainder is below bound / 2^64. */
  int next(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /** A shuffled copy (Fisher and Yates). */
  <T> List<T> shuffled(List<T> items) {
    List<T> shuffled = new ArrayList<>(items);
    for (int last = shuffled.size() - 1; last > 0; last--) {
      int other = next(last + 1);
      T item = shuffled.get(last);
      shuffled.set(last, shuffled.get(other));
      shuffled.set(other, item);
    }
    return shuffled;
  }
}
