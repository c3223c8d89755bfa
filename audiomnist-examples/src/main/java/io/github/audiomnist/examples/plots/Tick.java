package io.github.audiomnist.examples.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A mark on an axis.
 *
 * @param place on the axis, in its unit
 * @param text beside it
 */
record Tick(double place, String text) {

  /** Digits with which round steps begin. */
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  private static final double ROUNDING = 1e-9;

  /**
   * Round numbers from {@code low} to {@code high}, as many as can be but at most {@code most}.
   *
   * @param most at least 2
   */
  static List<Tick> round(double low, double high, int most) {
    return every(step(low, high, most), low, high);
  }

  /** The multiples of {@code step} from {@code low} to {@code high}. */
  static List<Tick> every(double step, double low, double high) {
    List<Tick> ticks = new ArrayList<>();
    long first = (long) Math.ceil(low / step - ROUNDING);
    for (long i = first; i * step <= high + ROUNDING * step; i++) {
      ticks.add(new Tick(i * step, text(i * step, step)));
    }
    return ticks;
  }

  /** The smallest round step with which at most {@code most} multiples lie in the range. */
  static double step(double low, double high, int most) {
    double range = high - low;
    double power = Math.pow(10, Math.floor(Math.log10(range / most)));
    for (; ; power *= 10) {
      for (double digit : ROUND) {
        double step = digit * power;
        double count = Math.floor(high / step + ROUNDING) - Math.ceil(low / step - ROUNDING) + 1;
        if (count <= most) {
          return step;
        }
      }
    }
  }

  /** With as many decimals as the step needs, and a true minus sign. */
  static String text(double value, double step) {
    int decimals = 0;
    double scaled = step;
    while (decimals < 6 && Math.abs(scaled - Math.rint(scaled)) > 1e-6) {
      scaled *= 10;
      decimals++;
    }
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value + 0.0);
    return text.replace("-", "\u2212");
  }
}
