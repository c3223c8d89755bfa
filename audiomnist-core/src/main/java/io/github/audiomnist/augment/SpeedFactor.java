package io.github.audiomnist.augment;

/**
 * A change of speed as a ratio of rates, {@code from / to}, one of them 1000: a small table of
 * filter phases serves it, and it lies within half a thousandth (0.9 cents) of the factor asked
 * for.
 *
 * @param from samples that go in
 * @param to samples that come out of them
 */
record SpeedFactor(int from, int to) {

  static final double LEAST = 0.25;
  static final double MOST = 4;

  private static final int STEPS = 1000;

  /** The nearest to {@code factor}, which is above 1 for a faster clip. */
  static SpeedFactor of(double factor) {
    return factor >= 1
        ? new SpeedFactor((int) Math.rint(STEPS * factor), STEPS)
        : new SpeedFactor(STEPS, (int) Math.rint(STEPS / factor));
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
