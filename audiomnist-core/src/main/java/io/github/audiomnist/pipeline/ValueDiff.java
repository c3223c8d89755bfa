package io.github.audiomnist.pipeline;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * By how much the values of a stage differ.
 *
 * @param compared number of values
 * @param over how many of them differ by more than the tolerance
 * @param largest difference, in the stage's unit; infinite where only one side is a number
 * @param largestRelative difference as a share of the larger of two values
 * @param row of the largest difference: bin, band or coefficient
 * @param column of the largest difference: sample or frame
 * @param a value there
 * @param b value of the other side there
 * @param hertz frequency of that row; empty where rows have none
 * @param spec shape and unit of the stage
 */
public record ValueDiff(
    int compared,
    int over,
    double largest,
    double largestRelative,
    int row,
    int column,
    double a,
    double b,
    OptionalDouble hertz,
    SignalSpec spec) {

  /** How far under the largest value of a stage linear values begin to be compared absolutely. */
  private static final double POWER_FLOOR = 1e-10;

  private static final double MAGNITUDE_FLOOR = 1e-5;
  private static final double AMPLITUDE_FLOOR = 0.1;

  /**
   * Compares a stage's first {@code columns} columns with {@code values}.
   *
   * @param values row-major {@code [rows][stride]}
   * @param stride columns of {@code values}, at least {@code columns}
   */
  static ValueDiff of(
      FeatureStage stage, double[] values, int stride, int columns, double tolerance) {
    float[] own = stage.raw();
    SignalSpec spec = stage.spec();
    double floor = floor(spec.scale(), own, values);
    int over = 0;
    double relative = 0;
    double largest = -1;
    int at = 0;
    for (int i = 0; i < spec.rows() * columns; i++) {
      double a = own[i / columns * spec.columns() + i % columns];
      double b = values[i / columns * stride + i % columns];
      double difference = difference(a, b);
      over += exceeds(difference, a, b, floor, tolerance) ? 1 : 0;
      relative = Math.max(relative, difference == 0 ? 0 : difference / larger(a, b));
      if (difference > largest) {
        largest = difference;
        at = i;
      }
    }
    int row = at / Math.max(1, columns);
    int column = at % Math.max(1, columns);
    boolean any = largest >= 0;
    return new ValueDiff(
        spec.rows() * columns,
        over,
        Math.max(0, largest),
        relative,
        row,
        column,
        any ? own[row * spec.columns() + column] : 0,
        any ? values[row * stride + column] : 0,
        stage.hertz(row),
        spec);
  }

  /** Infinite where only one is a number; 0 of two that are none. */
  private static double difference(double a, double b) {
    if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
      return 0;
    }
    double difference = Math.abs(a - b);
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
  }

  private static double larger(double a, double b) {
    return Math.max(Math.abs(a), Math.abs(b));
  }

  private static boolean exceeds(
      double difference, double a, double b, double floor, double tolerance) {
    if (!Double.isFinite(difference)) {
      return true;
    }
    return difference > tolerance * (floor == 0 ? 1 : Math.max(floor, larger(a, b)));
  }

  /** The least value that a difference is a share of; 0 where differences are no shares. */
  private static double floor(Scale scale, float[] own, double[] values) {
    double share =
        switch (scale) {
          case AMPLITUDE -> AMPLITUDE_FLOOR;
          case MAGNITUDE -> MAGNITUDE_FLOOR;
          case POWER -> POWER_FLOOR;
          case DECIBELS, LOG, CEPSTRAL, COMPRESSED, STANDARDIZED -> 0;
        };
    double peak = share == 0 ? 0 : Math.max(peak(own), peak(values));
    return share == 0 ? 0 : Math.max(Double.MIN_NORMAL, share * peak);
  }

  private static double peak(float[] values) {
    double peak = 0;
    for (float value : values) {
      peak = Float.isFinite(value) ? Math.max(peak, Math.abs(value)) : peak;
    }
    return peak;
  }

  private static double peak(double[] values) {
    double peak = 0;
    for (double value : values) {
      peak = Double.isFinite(value) ? Math.max(peak, Math.abs(value)) : peak;
    }
    return peak;
  }

  /** From the first column to that of the largest difference. */
  public double seconds() {
    return spec.columnSeconds(column);
  }

  /** The largest difference with its unit, for people: {@code 0.31 dB}. */
  String amount() {
    return String.format(Locale.ROOT, "%.3g %s", largest, unit());
  }

  private String unit() {
    return switch (spec.scale()) {
      case DECIBELS -> "dB";
      case LOG -> "(natural logarithm)";
      case AMPLITUDE, MAGNITUDE, POWER, CEPSTRAL, COMPRESSED, STANDARDIZED ->
          "(%s)".formatted(spec.scale().name().toLowerCase(Locale.ROOT));
    };
  }

  private String place() {
    return switch (spec.kind()) {
      case WAVEFORM -> "sample " + column;
      case SPECTROGRAM -> "bin " + rowAndFrame();
      case MEL_SPECTROGRAM -> "band " + rowAndFrame();
      case CEPSTROGRAM -> "coefficient " + rowAndFrame();
      case IMAGE -> "pixel row " + rowAndFrame();
    };
  }

  private String rowAndFrame() {
    String frequency =
        hertz.isPresent() ? String.format(Locale.ROOT, " (%.0f Hz)", hertz.getAsDouble()) : "";
    return "%s%s, frame %s".formatted(row, frequency, column);
  }

  /** How many, how much and where, for people. */
  String describe() {
    if (largest == 0) {
      return "all %s values the same".formatted(compared);
    } else if (over == 0) {
      return "%s values within %s".formatted(compared, amount());
    }
    return String.format(
        Locale.ROOT,
        "%d of %d values; most by %s, relative %.2g, at %s (%.3f s): %.6g against %.6g",
        over,
        compared,
        amount(),
        largestRelative,
        place(),
        seconds(),
        a,
        b);
  }
}
