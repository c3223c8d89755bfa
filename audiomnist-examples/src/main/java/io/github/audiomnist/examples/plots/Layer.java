package io.github.audiomnist.examples.plots;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Something drawn into a plot's frame, in the units of its axes. */
@FunctionalInterface
interface Layer {

  /** Of named bars, in points: one alone should not fill the plot. */
  double WIDEST_BAR = 48;

  void draw(Canvas canvas, Frame frame);

  /** Lines from point to point; a value that is NaN leaves a gap. */
  static Layer line(double[] xs, double[] ys, Ink ink, boolean dashed) {
    return (canvas, frame) -> {
      List<double[]> run = new ArrayList<>();
      for (int i = 0; i <= xs.length; i++) {
        if (i < xs.length && !Double.isNaN(ys[i])) {
          run.add(new double[] {frame.x(xs[i]), frame.y(ys[i])});
        } else {
          drawRun(canvas, run, ink, dashed);
          run.clear();
        }
      }
    };
  }

  private static void drawRun(Canvas canvas, List<double[]> run, Ink ink, boolean dashed) {
    if (run.size() == 1) {
      canvas.circle(run.get(0)[0], run.get(0)[1], 2, ink);
    } else if (!run.isEmpty()) {
      canvas.line(
          run.stream().mapToDouble(point -> point[0]).toArray(),
          run.stream().mapToDouble(point -> point[1]).toArray(),
          1.2,
          ink,
          dashed);
    }
  }

  /** Dots. */
  static Layer points(double[] xs, double[] ys, double radius, Ink ink) {
    return (canvas, frame) -> {
      for (int i = 0; i < xs.length; i++) {
        canvas.circle(frame.x(xs[i]), frame.y(ys[i]), radius, ink);
      }
    };
  }

  /** A line across the whole height. */
  static Layer upright(double x, Ink ink) {
    return (canvas, frame) ->
        canvas.line(
            new double[] {frame.x(x), frame.x(x)},
            new double[] {frame.top(), frame.bottom()},
            0.9,
            ink,
            true);
  }

  /** A line across the whole width. */
  static Layer level(double y, Ink ink) {
    return (canvas, frame) ->
        canvas.line(
            new double[] {frame.left(), frame.right()},
            new double[] {frame.y(y), frame.y(y)},
            0.9,
            ink,
            true);
  }

  /**
   * Bars from 0, each from one edge to the next; {@code edges} has one more than {@code values}.
   */
  static Layer bars(double[] edges, double[] values, Ink ink) {
    return (canvas, frame) -> {
      for (int i = 0; i < values.length; i++) {
        double left = frame.x(edges[i]);
        double right = frame.x(edges[i + 1]);
        double gap = Math.min(1, (right - left) / 10);
        double y = frame.y(values[i]);
        canvas.rectangle(left + gap / 2, y, right - left - gap, frame.y(0) - y, ink);
      }
    };
  }

  /** A bar from 0 in every slot of a named axis. */
  static Layer namedBars(double[] values, Ink ink) {
    return (canvas, frame) -> {
      double width = Math.min(WIDEST_BAR, frame.slot() * 0.72);
      for (int i = 0; i < values.length; i++) {
        double y = frame.y(values[i]);
        canvas.rectangle(frame.x(i) - width / 2, y, width, frame.y(0) - y, ink);
      }
    };
  }

  /** An upright bracket from one value to another in every slot of a named axis. */
  static Layer intervals(double[] lows, double[] highs, Ink ink) {
    return (canvas, frame) -> {
      double half = Math.min(3, frame.slot() * 0.2);
      for (int i = 0; i < lows.length; i++) {
        double x = frame.x(i);
        canvas.segment(x, frame.y(lows[i]), x, frame.y(highs[i]), 0.9, ink);
        for (double end : new double[] {lows[i], highs[i]}) {
          canvas.segment(x - half, frame.y(end), x + half, frame.y(end), 0.9, ink);
        }
      }
    };
  }

  /** A picture over a range of both axes. */
  static Layer image(BufferedImage image, double left, double right, double low, double high) {
    return (canvas, frame) -> {
      double x = frame.x(left);
      double y = frame.y(high);
      canvas.image(image, x, y, frame.x(right) - x, frame.y(low) - y);
    };
  }
}
