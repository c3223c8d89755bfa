package io.github.audiomnist.augment;

import java.util.SplittableRandom;

/** Random numbers that depend on what they are for, not on when or by which thread. */
final class Randomness {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Randomness() {}

  /** The generator of one clip in one epoch. */
  static SplittableRandom of(long seed, int epoch, int clip) {
    long key = mix(mix(seed + GOLDEN) + epoch);
    return new SplittableRandom(mix(key + clip));
  }

  /** Stafford's thirteenth variant of MurmurHash3's finaliser. */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
