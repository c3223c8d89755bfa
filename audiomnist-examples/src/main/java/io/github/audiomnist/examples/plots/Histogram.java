package io.github.audiomnist.examples.plots;

import java.util.Arrays;

/** Numbers of values in ranges of equal width. */
final class Histogram {

  private static final int BINS = 30;

  private final double[] edges;
  private final double[] counts;

  private Histogram(double[] edges, double[] counts) {
    this.edges = edges;
    this.counts = counts;
  }

  /** The values from {@code low} to {@code high}; others do not count. */
  static Histogram of(double[] values, double low, double high) {
    double[] edges = new double[BINS + 1];
    for (int i = 0; i <= BINS; i++) {
      edges[i] = low + (high - low) * i / BINS;
    }
    double[] counts = new double[BINS];
    for (double value : values) {
      if (value >= low && value <= high) {
        int bin = (int) ((value - low) / (high - low) * BINS);
        counts[Math.min(bin, BINS - 1)]++;
      }
    }
    return new Histogram(edges, counts);
  }

  /** Numbers of values in each range; those at the highest edge are in the last. */
  double[] counts() {
    return counts.clone();
  }

  Plot plot(String title, Axis axis, String unit) {
    double most = Arrays.stream(counts).max().orElse(1);
    return Plot.of(title, axis, Axis.upToRound(unit, 0, most), Layer.bars(edges, counts, Ink.BLUE));
  }
}
