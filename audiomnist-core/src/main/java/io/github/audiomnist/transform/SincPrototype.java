package io.github.audiomnist.transform;

import java.util.EnumMap;
import java.util.Map;

/** The sinc under its window that all filters of a quality are read off, computed once. */
final class SincPrototype {

  static final int POINTS_PER_CROSSING = 4096;

  private static final Map<Resample.Quality, double[]> COMPUTED =
      new EnumMap<>(Resample.Quality.class);

  private SincPrototype() {}

  /**
   * The right half, from 0 to the last zero crossing, {@link #POINTS_PER_CROSSING} values for each;
   * not to be written to.
   */
  static synchronized double[] of(Resample.Quality quality) {
    return COMPUTED.computeIfAbsent(quality, q -> compute(q.zeroCrossings(), q.kaiserBeta()));
  }

  private static double[] compute(int zeroCrossings, double kaiserBeta) {
    int points = zeroCrossings * POINTS_PER_CROSSING;
    double[] values = new double[points + 2];
    values[0] = 1;
    for (int i = 1; i <= points; i++) {
      double x = Math.PI * i / POINTS_PER_CROSSING;
      double position = (double) i / points;
      values[i] =
          Math.sin(x)
              / x
              * bessel(kaiserBeta * Math.sqrt(1 - position * position))
              / bessel(kaiserBeta);
    }
    return values;
  }

  /** Modified Bessel function of the first kind, order 0, by its power series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-18 * sum; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
