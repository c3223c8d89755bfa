package io.github.audiomnist.random;

import java.util.ArrayList;
import java.util.List;

/**
 * A small random generator of a fixed algorithm: SplitMix64 (Steele, Lea and Flood, "Fast
 * Splittable Pseudorandom Number Generators", OOPSLA 2014). A seed that was published with a result
 * gives the same numbers on every Java version, which {@code java.util} does not promise.
 *
 * <p>Not for threads to share.
 */
public final class SeededRandom {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double DOUBLE_UNIT = 0x1p-53;

  /** Logarithms of doubles over this are finite. Of smaller shapes Beta is 0 or 1 all the same. */
  private static final double LEAST_SHAPE = 1e-300;

  private long state;

  /** The generator of a seed. */
  public SeededRandom(long seed) {
    state = seed;
  }

  /** The generator of one clip in one epoch, whoever asks for it and when. */
  public static SeededRandom of(long seed, int epoch, int clip) {
    long ofEpoch = new SeededRandom(new SeededRandom(seed).nextLong() + epoch).nextLong();
    return new SeededRandom(new SeededRandom(ofEpoch + clip).nextLong());
  }

  /**
   * The generator of one stream of a clip in one epoch: however much is drawn from one stream, the
   * others give the same.
   */
  public static SeededRandom of(long seed, int epoch, int clip, int stream) {
    return new SeededRandom(new SeededRandom(of(seed, epoch, clip).state + stream).nextLong());
  }

  /** Any long, all equally likely. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** In 0 to {@code bound - 1}; the bias of the remainder is below bound / 2^64. */
  public int nextInt(int bound) {
    return (int) Long.remainderUnsigned(nextLong(), bound);
  }

  /** In [0, 1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * DOUBLE_UNIT;
  }

  /** In [{@code low}, {@code high}). */
  public double nextDouble(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  /** Normal with mean 0 and deviation 1 (Box and Muller). */
  public double nextGaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
  }

  /**
   * Fills {@code values} as {@link #nextGaussian} would, with other numbers, six times as fast: two
   * for each logarithm, without an angle (Marsaglia and Bray, "A Convenient Method for Generating
   * Normal Variables", 1964).
   */
  public void fillGaussian(double[] values) {
    for (int i = 0; i < values.length; i += 2) {
      double x;
      double y;
      double square;
      do {
        x = nextDouble(-1, 1);
        y = nextDouble(-1, 1);
        square = x * x + y * y;
      } while (square >= 1 || square == 0);
      double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
      values[i] = factor * x;
      if (i + 1 < values.length) {
        values[i + 1] = factor * y;
      }
    }
  }

  /**
   * Beta with density in proportion to {@code x^(a-1) (1-x)^(b-1)}, as the share of one of two
   * Gamma variables in their sum. Their logarithms are drawn, so that small shapes do not
   * underflow.
   *
   * @throws IllegalArgumentException if a shape is not positive and finite
   */
  public double nextBeta(double a, double b) {
    if (!(a > 0 && b > 0) || Double.isInfinite(a + b)) {
      throw new IllegalArgumentException(
          "SeededRandom: expected positive and finite shapes, found %s and %s".formatted(a, b));
    }
    double logOdds = logGamma(b) - logGamma(a);
    return 1 / (1 + StrictMath.exp(logOdds));
  }

  /**
   * Logarithm of a Gamma variable (Marsaglia and Tsang, "A Simple Method for Generating Gamma
   * Variables", 2000), drawn for {@code shape + 1} and brought down by a power of a uniform one.
   */
  private double logGamma(double shape) {
    double d = shape + 1 - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = nextGaussian();
      double root = 1 + c * x;
      double logUniform = StrictMath.log(1 - nextDouble());
      double logCube = 3 * StrictMath.log(root);
      if (root > 0 && logUniform < 0.5 * x * x + d - d * root * root * root + d * logCube) {
        return StrictMath.log(d)
            + logCube
            + StrictMath.log(1 - nextDouble()) / Math.max(shape, LEAST_SHAPE);
      }
    }
  }

  /** A shuffled copy (Fisher and Yates). */
  public <T> List<T> shuffled(List<T> items) {
    List<T> shuffled = new ArrayList<>(items);
    for (int last = shuffled.size() - 1; last > 0; last--) {
      int other = nextInt(last + 1);
      T item = shuffled.get(last);
      shuffled.set(last, shuffled.get(other));
      shuffled.set(other, item);
    }
    return shuffled;
  }
}
