package io.github.audiomnist.training;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** Counts of values in 30 buckets of equal width, as a {@code HistogramProto}. */
final class WeightHistogram {

  private static final int BUCKETS = 30;

  private WeightHistogram() {}

  static ProtoMessage of(FloatBuffer values) {
    float[] copy = new float[values.remaining()];
    values.get(copy);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    for (float value : copy) {
      low = Math.min(low, value);
      high = Math.max(high, value);
      sum += value;
      squares += (double) value * value;
    }
    double[] limits = limits(low, high);
    return new ProtoMessage()
        .number(1, low)
        .number(2, high)
        .number(3, (double) copy.length)
        .number(4, sum)
        .number(5, squares)
        .numbers(6, limits)
        .numbers(7, counts(copy, limits));
  }

  /** Upper ends; the last is exactly {@code high}, or above it where all values are equal. */
  private static double[] limits(double low, double high) {
    double width = high > low ? (high - low) / BUCKETS : 1;
    double[] limits = new double[BUCKETS];
    for (int i = 0; i < BUCKETS; i++) {
      limits[i] = low + (i + 1) * width;
    }
    limits[BUCKETS - 1] = Math.max(limits[BUCKETS - 1], high);
    return limits;
  }

  private static double[] counts(float[] values, double[] limits) {
    double[] counts = new double[limits.length];
    for (float value : values) {
      int at = Arrays.binarySearch(limits, value);
      counts[at < 0 ? -at - 1 : at]++;
    }
    return counts;
  }
}
