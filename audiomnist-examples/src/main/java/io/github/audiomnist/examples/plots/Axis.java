package io.github.audiomnist.examples.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One side of a plot.
 *
 * @param label with its unit; empty for none
 * @param low at the left or the bottom; above {@code high} for an axis that is turned over
 * @param high at the right or the top
 * @param ticks within the two
 * @param isNamed whether the ticks are names, each in a slot of width 1
 */
record Axis(String label, double low, double high, List<Tick> ticks, boolean isNamed) {

  private static final int MOST_TICKS = 7;

  private static final double[] OCTAVES = {
    125, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000
  };

  Axis {
    ticks = List.copyOf(ticks);
  }

  /** Numbers from exactly {@code low} to exactly {@code high}; of no range it makes a small one. */
  static Axis exact(String label, double low, double high) {
    double top = high > low ? high : low + 1;
    return new Axis(label, low, top, Tick.round(low, top, MOST_TICKS), false);
  }

  /** Numbers from {@code low} to the first round one that is {@code high} or more. */
  static Axis upToRound(String label, double low, double high) {
    double top = high > low ? high : low + 1;
    double step = Tick.step(low, top, MOST_TICKS);
    double roundTop = Math.ceil(top / step - 1e-9) * step;
    return new Axis(label, low, roundTop, Tick.every(step, low, roundTop), false);
  }

  /** Names in slots around 0, 1, 2…, from the left or the bottom. */
  static Axis names(String label, List<String> names) {
    return new Axis(label, -0.5, names.size() - 0.5, ticks(names), true);
  }

  /** Names in slots around 0, 1, 2…, from the top. */
  static Axis namesFromTop(String label, List<String> names) {
    return new Axis(label, names.size() - 0.5, -0.5, ticks(names), true);
  }

  private static List<Tick> ticks(List<String> names) {
    return IntStream.range(0, names.size()).mapToObj(i -> new Tick(i, names.get(i))).toList();
  }

  /** The same axis without text, above another one that has it. */
  Axis withoutText() {
    List<Tick> bare = ticks.stream().map(tick -> new Tick(tick.place(), "")).toList();
    return new Axis("", low, high, bare, isNamed);
  }

  /**
   * Rows around 0, 1, 2… from the bottom, marked where round frequencies lie among them: evenly if
   * the rows lie so, else in octaves.
   *
   * @param hertz frequency of each row, rising; at least two
   */
  static Axis rows(double[] hertz) {
    double last = hertz[hertz.length - 1];
    double step = hertz[1] - hertz[0];
    boolean isEven = Math.abs(last - hertz[0] - step * (hertz.length - 1)) < step / 2;
    List<Tick> ticks = new ArrayList<>();
    for (double mark : isEven ? evenMarks(hertz[0], last) : OCTAVES) {
      if (mark >= hertz[0] && mark <= last) {
        ticks.add(new Tick(place(hertz, mark), hertzText(mark)));
      }
    }
    return new Axis("Frequency (Hz)", -0.5, hertz.length - 0.5, ticks, false);
  }

  private static double[] evenMarks(double low, double high) {
    return Tick.round(low, high, MOST_TICKS).stream().mapToDouble(Tick::place).toArray();
  }

  /** For example {@code 500} or {@code 2.5k}. */
  private static String hertzText(double hertz) {
    return hertz < 1_000 ? Tick.text(hertz, 1) : Tick.text(hertz / 1_000, hertz / 1_000) + "k";
  }

  /** The row, and the share of the way to the next, where a frequency lies. */
  private static double place(double[] hertz, double mark) {
    int above = 1;
    while (above < hertz.length - 1 && hertz[above] < mark) {
      above++;
    }
    double below = hertz[above - 1];
    return above - 1 + (mark - below) / (hertz[above] - below);
  }

  /** How far along the axis a value lies, from 0 to 1. */
  double share(double value) {
    return (value - low) / (high - low);
  }

  /** The width of the widest text. */
  double textWidth() {
    return ticks.stream().mapToDouble(tick -> Lettering.TICK.width(tick.text())).max().orElse(0);
  }
}
