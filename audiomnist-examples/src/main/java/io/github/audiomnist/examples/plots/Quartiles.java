package io.github.audiomnist.examples.plots;

import java.util.Arrays;
import java.util.List;

/**
 * How values lie.
 *
 * @param low the lowest value within {@value #REACH} boxes below the box
 * @param first a quarter of the values is at most this
 * @param median half of them
 * @param third three quarters of them
 * @param high the highest value within {@value #REACH} boxes above the box
 * @param beyond the values below {@code low} and above {@code high}
 */
public record Quartiles(
    double low, double first, double median, double third, double high, List<Double> beyond) {

  /** Tukey's, "Exploratory Data Analysis", 1977. */
  static final double REACH = 1.5;

  /**
   * Of at least one value; between two of them it is interpolated, as NumPy does by default.
   *
   * @param values in any order
   */
  public static Quartiles of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double first = at(sorted, 0.25);
    double third = at(sorted, 0.75);
    double reach = REACH * (third - first);
    double[] within =
        Arrays.stream(sorted).filter(v -> v >= first - reach && v <= third + reach).toArray();
    List<Double> beyond =
        Arrays.stream(sorted).filter(v -> v < first - reach || v > third + reach).boxed().toList();
    return new Quartiles(
        within[0], first, at(sorted, 0.5), third, within[within.length - 1], beyond);
  }

  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  void draw(Canvas canvas, Frame frame, int slot) {
    double x = frame.x(slot);
    double half = Math.min(12, frame.slot() * 0.3);
    canvas.segment(x, frame.y(low), x, frame.y(high), 0.9, Ink.AXIS);
    for (double end : new double[] {low, high}) {
      canvas.segment(x - half / 2, frame.y(end), x + half / 2, frame.y(end), 0.9, Ink.AXIS);
    }
    double top = frame.y(third);
    canvas.rectangle(x - half, top, 2 * half, Math.max(0.5, frame.y(first) - top), Ink.PALE);
    canvas.segment(x - half, frame.y(median), x + half, frame.y(median), 1.4, Ink.BLUE);
    for (double value : beyond) {
      canvas.circle(x, frame.y(value), 1, Ink.MUTED);
    }
  }
}
