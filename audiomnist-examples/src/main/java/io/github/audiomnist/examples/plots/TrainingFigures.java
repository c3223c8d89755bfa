package io.github.audiomnist.examples.plots;

import io.github.audiomnist.training.EpochReport;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Figures of how a training went. */
public final class TrainingFigures {

  private static final double WIDTH = 420;
  private static final double HEIGHT = 340;
  private static final double[] WEIGHTS = {3, 3, 1.4};

  private TrainingFigures() {}

  /**
   * Loss, scores on validation clips and learning rate over epochs; without validation clips only
   * what there is.
   *
   * @param epochs at least one
   * @param bestEpoch number of the epoch that was kept
   */
  public static Figure curves(List<EpochReport> epochs, int bestEpoch) {
    double[] numbers = values(epochs, EpochReport::epoch);
    Axis time = time(epochs);
    Plot loss = loss(epochs, numbers, time.withoutText(), bestEpoch);
    Plot scores = scores(epochs, numbers, time.withoutText(), bestEpoch);
    Plot rate = rate(epochs, numbers, time);
    return new Figure(
        "Loss, scores on validation clips and learning rate of each epoch",
        WIDTH,
        HEIGHT,
        1,
        WEIGHTS,
        List.of(loss, scores, rate));
  }

  /** Epochs are whole, so that marks between them are left out. */
  private static Axis time(List<EpochReport> epochs) {
    int last = epochs.get(epochs.size() - 1).epoch();
    Axis axis = Axis.exact("Epoch", 0.5, last + 0.5);
    List<Tick> whole =
        axis.ticks().stream().filter(tick -> tick.place() == Math.rint(tick.place())).toList();
    List<Tick> ticks = whole.isEmpty() ? List.of(new Tick(last, String.valueOf(last))) : whole;
    return new Axis(
        axis.label(),
        axis.low(),
        axis.high(),
        ticks.stream().map(tick -> new Tick(tick.place(), Tick.text(tick.place(), 1))).toList(),
        false);
  }

  private static Plot loss(List<EpochReport> epochs, double[] numbers, Axis time, int best) {
    double[] train = values(epochs, EpochReport::trainLoss);
    double[] validation = values(epochs, EpochReport::validationLoss);
    double highest = Math.max(highest(train), highest(validation));
    return Plot.of(
            "Loss",
            time,
            Axis.upToRound("Cross-entropy", 0, highest),
            Layer.upright(best, Ink.MUTED),
            Layer.line(numbers, train, Ink.BLUE, false),
            Layer.line(numbers, validation, Ink.ORANGE, false))
        .withKeys(
            new Plot.Key("training", Ink.BLUE, false),
            new Plot.Key("validation", Ink.ORANGE, false),
            new Plot.Key("kept", Ink.MUTED, true));
  }

  private static Plot scores(List<EpochReport> epochs, double[] numbers, Axis time, int best) {
    return Plot.of(
            "Validation",
            time,
            Axis.exact("Score", 0, 1),
            Layer.upright(best, Ink.MUTED),
            Layer.line(numbers, values(epochs, EpochReport::validationAccuracy), Ink.BLUE, false),
            Layer.line(numbers, values(epochs, EpochReport::validationMacroF1), Ink.ORANGE, true))
        .withKeys(
            new Plot.Key("accuracy", Ink.BLUE, false), new Plot.Key("macro F1", Ink.ORANGE, true));
  }

  private static Plot rate(List<EpochReport> epochs, double[] numbers, Axis time) {
    double[] rates = values(epochs, EpochReport::learningRate);
    return Plot.of(
        "",
        time,
        Axis.upToRound("Rate", 0, highest(rates)),
        Layer.line(numbers, rates, Ink.GREEN, false));
  }

  private static double[] values(List<EpochReport> epochs, ToDoubleFunction<EpochReport> value) {
    return epochs.stream().mapToDouble(value).toArray();
  }

  /** Of those that are numbers. */
  private static double highest(double[] values) {
    double highest = 0;
    for (double value : values) {
      highest = value > highest ? value : highest;
    }
    return highest;
  }
}
