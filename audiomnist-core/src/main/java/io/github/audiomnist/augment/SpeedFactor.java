package io.github.audiomnist.augment;

/**
 * A change of speed as a ratio of rates, {@code from / to}, one of them {@link #COARSE} or {@link
 * #FINE}: a small table of filter phases serves it.
 *
 * @param from samples that go in
 * @param to samples that come out of them
 */
record SpeedFactor(int from, int to) {

  static final double LEAST = 0.25;
  static final double MOST = 4;

  /** Lies within half a hundredth of the factor asked for; few enough to keep all their tables. */
  static final int COARSE = 100;

  /** Lies within half a thousandth (0.9 cents) of the factor asked for. */
  static final int FINE = 1000;

  /**
   * The nearest to {@code factor}, which is above 1 for a faster clip.
   *
   * @param steps {@link #COARSE} or {@link #FINE}
   */
  static SpeedFactor of(double factor, int steps) {
    return factor >= 1
        ? new SpeedFactor((int) Math.rint(steps * factor), steps)
        : new SpeedFactor(steps, (int) Math.rint(steps / factor));
  }

  double value() {
    return (double) from / to;
  }

  boolean isOne() {
    return from == to;
  }

  /** The samples played at that speed, in {@code ceil(samples.length / value())} samples. */
  float[] play(float[] samples) {
    return Resampling.resample(samples, from, to);
  }
}
