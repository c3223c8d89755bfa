package io.github.audiomnist.examples.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Figures of what a data set holds. */
public final class DatasetFigures {

  private static final double WIDTH = 420;
  private static final double HEIGHT = 180;

  /** More names than stand beside each other. */
  private static final int MOST_BARS = 60;

  private DatasetFigures() {}

  /**
   * A bar for each name; of very many names, how many have how many clips.
   *
   * @param what the names are, for example {@code Label}
   * @param counts number of clips of each
   */
  public static Figure counts(String what, Map<String, Integer> counts) {
    double[] values = counts.values().stream().mapToDouble(Integer::doubleValue).toArray();
    double most = Arrays.stream(values).max().orElse(1);
    if (values.length > MOST_BARS) {
      Axis axis = Axis.upToRound("Clips", 0, most);
      return Figure.of(
          "How many clips a %s has".formatted(plain(what)),
          WIDTH,
          HEIGHT,
          Histogram.of(values, 0, axis.high()).plot("", axis, what + "s"));
    }
    return Figure.of(
        "Clips of each " + plain(what),
        WIDTH,
        HEIGHT,
        Plot.of(
            "",
            Axis.names(what, List.copyOf(counts.keySet())),
            Axis.upToRound("Clips", 0, most),
            Layer.namedBars(values, Ink.BLUE)));
  }

  /**
   * How many clips lie where.
   *
   * @param what with its unit, for example {@code Length (s)}
   */
  public static Figure histogram(String what, double[] values) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(1);
    double from = low >= 0 && low < high / 2 ? 0 : low;
    Axis axis = Axis.upToRound(what, from, high);
    return Figure.of(
        "Clips by " + plain(what),
        WIDTH,
        HEIGHT,
        Histogram.of(values, axis.low(), axis.high()).plot("", axis, "Clips"));
  }

  /**
   * For each label, how its values lie: median, quartiles, whiskers to the farthest value within
   * 1.5 of the box, dots for those beyond (Tukey 1977).
   *
   * @param what with its unit
   * @param byLabel values of each label; labels without any are left out
   */
  public static Figure boxes(String what, Map<String, double[]> byLabel) {
    List<String> names = new ArrayList<>();
    List<Quartiles> boxes = new ArrayList<>();
    byLabel.forEach(
        (label, values) -> {
          if (values.length > 0) {
            names.add(label);
            boxes.add(Quartiles.of(values));
          }
        });
    double most = byLabel.values().stream().flatMapToDouble(Arrays::stream).max().orElse(1);
    return Figure.of(
        "How the %s of clips lies for each label".formatted(plain(what)),
        WIDTH,
        HEIGHT + 20,
        Plot.of(
            "",
            Axis.names("Label", names),
            Axis.upToRound(what, 0, most),
            (canvas, frame) ->
                IntStream.range(0, boxes.size())
                    .forEach(i -> boxes.get(i).draw(canvas, frame, i))));
  }

  /** Within a sentence: without its unit. */
  private static String plain(String what) {
    return what.replaceAll(" \\(.*", "").toLowerCase(Locale.ROOT);
  }
}
