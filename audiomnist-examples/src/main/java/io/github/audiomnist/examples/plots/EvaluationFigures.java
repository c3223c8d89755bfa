package io.github.audiomnist.examples.plots;

import io.github.audiomnist.evaluation.ClassScore;
import io.github.audiomnist.evaluation.Interval;
import io.github.audiomnist.evaluation.ReliabilityBin;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Figures of how well clips are recognised. */
public final class EvaluationFigures {

  private static final double WIDTH = 420;
  private static final double HEIGHT = 200;
  private static final double SQUARE = 300;
  private static final double LEAST_CELL = 15;

  /** More labels or speakers than stand beside each other in a bar chart. */
  private static final int MOST_BARS = 60;

  private static final double[] THREE_TO_ONE = {3, 1};

  private EvaluationFigures() {}

  /**
   * Which label was taken for which: a row for each actual label, coloured by the share of the row.
   *
   * @param counts {@code [actual][predicted]}
   */
  public static Figure confusion(List<String> labels, List<List<Integer>> counts) {
    int size = labels.size();
    float[] shares = new float[size * size];
    for (int actual = 0; actual < size; actual++) {
      int support = counts.get(actual).stream().mapToInt(Integer::intValue).sum();
      for (int predicted = 0; predicted < size; predicted++) {
        int count = counts.get(actual).get(predicted);
        shares[(size - 1 - actual) * size + predicted] = (float) count / Math.max(1, support);
      }
    }
    BufferedImage cells = Colormap.BLUES.image(shares, size, size, size, 0, 1);
    ColorScale scale = new ColorScale("Share of the label's clips", Colormap.BLUES, 0, 1);
    Plot plot =
        Plot.picture(
            "",
            Axis.names("Predicted", labels),
            Axis.namesFromTop("Actual", labels),
            scale,
            Layer.image(cells, -0.5, size - 0.5, size - 0.5, -0.5),
            (canvas, frame) -> drawCounts(canvas, frame, counts));
    double side = Math.max(SQUARE, size * LEAST_CELL + 80);
    return Figure.of("Confusion matrix of " + size + " labels", side + 60, side, plot);
  }

  /** What did not occur is left white. */
  private static void drawCounts(Canvas canvas, Frame frame, List<List<Integer>> counts) {
    double half = Lettering.TICK.size() * Lettering.CAP_HEIGHT / 2;
    for (int actual = 0; actual < counts.size(); actual++) {
      List<Integer> row = counts.get(actual);
      int support = row.stream().mapToInt(Integer::intValue).sum();
      for (int predicted = 0; predicted < row.size(); predicted++) {
        int count = row.get(predicted);
        String text = String.valueOf(count);
        if (count > 0 && Lettering.TICK.width(text) < frame.slot()) {
          boolean isDark = Colormap.BLUES.isDark((double) count / support);
          canvas.text(
              text,
              frame.x(predicted),
              frame.y(actual) + half,
              Lettering.TICK,
              Canvas.Anchor.MIDDLE,
              isDark ? Ink.ON_DARK : Ink.ON_LIGHT);
        }
      }
    }
  }

  /** F1, precision and recall of each label. */
  public static Figure classes(List<ClassScore> scores) {
    double[] places = IntStream.range(0, scores.size()).asDoubleStream().toArray();
    double[] f1 = scores.stream().mapToDouble(ClassScore::f1).toArray();
    double[] precision = scores.stream().mapToDouble(ClassScore::precision).toArray();
    double[] recall = scores.stream().mapToDouble(ClassScore::recall).toArray();
    double[] left = Arrays.stream(places).map(place -> place - 0.14).toArray();
    double[] right = Arrays.stream(places).map(place -> place + 0.14).toArray();
    Plot plot =
        Plot.of(
                "",
                Axis.names("Label", scores.stream().map(ClassScore::label).toList()),
                Axis.exact("Score", 0, 1),
                Layer.namedBars(f1, Ink.PALE),
                Layer.points(left, precision, 2.2, Ink.BLUE),
                Layer.points(right, recall, 2.2, Ink.ORANGE))
            .withKeys(
                new Plot.Key("F1", Ink.PALE, false),
                new Plot.Key("precision", Ink.BLUE, false),
                new Plot.Key("recall", Ink.ORANGE, false));
    return Figure.of("F1, precision and recall of each label", WIDTH, HEIGHT, plot);
  }

  /**
   * How sure predictions are over how often they are right, with the number of clips below.
   *
   * @param expectedError the expected calibration error
   */
  public static Figure reliability(List<ReliabilityBin> bins, double expectedError) {
    double[] edges = new double[bins.size() + 1];
    edges[bins.size()] = 1;
    IntStream.range(0, bins.size()).forEach(i -> edges[i] = bins.get(i).low());
    List<ReliabilityBin> filled = bins.stream().filter(bin -> bin.clips() > 0).toList();
    double[] sure = filled.stream().mapToDouble(ReliabilityBin::confidence).toArray();
    double[] right = filled.stream().mapToDouble(ReliabilityBin::accuracy).toArray();
    double[] accuracies =
        bins.stream().mapToDouble(bin -> bin.clips() == 0 ? 0 : bin.accuracy()).toArray();
    double[] clips = bins.stream().mapToDouble(ReliabilityBin::clips).toArray();
    Axis probability = Axis.exact("Probability of the prediction", 0, 1);
    Plot top =
        Plot.of(
                String.format(Locale.ROOT, "Calibration error %.3f", expectedError),
                probability.withoutText(),
                Axis.exact("Share that is right", 0, 1),
                Layer.bars(edges, accuracies, Ink.PALE),
                Layer.line(new double[] {0, 1}, new double[] {0, 1}, Ink.MUTED, true),
                Layer.points(sure, right, 2.5, Ink.BLUE))
            .withKeys(new Plot.Key("calibrated", Ink.MUTED, true));
    double most = Arrays.stream(clips).max().orElse(1);
    Plot bottom =
        Plot.of(
            "", probability, Axis.upToRound("Clips", 0, most), Layer.bars(edges, clips, Ink.BLUE));
    return new Figure(
        "Reliability diagram", SQUARE, SQUARE + 20, 1, THREE_TO_ONE, List.of(top, bottom));
  }

  /**
   * The accuracy for each speaker with its 95 % interval; of very many speakers, how many have
   * which accuracy.
   *
   * @param clips number of each speaker's clips
   */
  public static Figure speakers(Map<String, Double> accuracies, Map<String, Integer> clips) {
    return accuracies.size() > MOST_BARS
        ? speakerHistogram(accuracies)
        : speakerBars(new TreeMap<>(accuracies), clips);
  }

  private static Figure speakerBars(Map<String, Double> accuracies, Map<String, Integer> clips) {
    List<Interval> intervals = new ArrayList<>();
    accuracies.forEach(
        (speaker, accuracy) -> {
          int total = clips.getOrDefault(speaker, 1);
          intervals.add(Interval.wilson((int) Math.round(accuracy * total), total));
        });
    Plot plot =
        Plot.of(
            "",
            Axis.names("Speaker", List.copyOf(accuracies.keySet())),
            Axis.exact("Accuracy", 0, 1),
            Layer.namedBars(values(accuracies), Ink.PALE),
            Layer.intervals(
                intervals.stream().mapToDouble(Interval::low).toArray(),
                intervals.stream().mapToDouble(Interval::high).toArray(),
                Ink.BLUE));
    return Figure.of("Accuracy of each speaker, with 95 % intervals", WIDTH, HEIGHT, plot);
  }

  private static Figure speakerHistogram(Map<String, Double> accuracies) {
    Histogram histogram = Histogram.of(values(accuracies), 0, 1);
    return Figure.of(
        "How many speakers have which accuracy",
        WIDTH,
        HEIGHT,
        histogram.plot("", Axis.exact("Accuracy", 0, 1), "Speakers"));
  }

  private static double[] values(Map<String, Double> map) {
    return map.values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
