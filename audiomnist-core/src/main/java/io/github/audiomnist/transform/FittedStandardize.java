package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.TimeFrequency;
import java.util.List;

/**
 * Subtracts a mean and divides by a standard deviation that were taken over a data set, for every
 * band or for all together; frames of padding become 0, the mean.
 *
 * <p>Unlike {@link Standardize} it leaves a clip its loudness, and no value depends on another.
 * Unlike {@link Rescale} it knows padding. {@link StandardizeFitter} takes the numbers from clips.
 *
 * @param means one for each row, or one for all
 * @param deviations as many; a row whose deviation is below 1e-5 becomes 0
 * @param <S> kind of signal, which stays as it is
 */
public record FittedStandardize<S extends TimeFrequency>(
    List<Double> means, List<Double> deviations) implements Transform<S, S> {

  /**
   * Checks and copies the numbers.
   *
   * @throws IllegalArgumentException if {@code means} is empty, the lengths differ, a number is not
   *     finite, or a deviation is negative
   */
  public FittedStandardize {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    if (means.isEmpty() || means.size() != deviations.size()) {
      throw new IllegalArgumentException(
          "FittedStandardize: expected a mean and a deviation for each row or for all, found %s and %s"
              .formatted(means.size(), deviations.size()));
    }
    for (int i = 0; i < means.size(); i++) {
      if (!Double.isFinite(means.get(i))
          || !(deviations.get(i) >= 0)
          || !Double.isFinite(deviations.get(i))) {
        throw new IllegalArgumentException(
            "FittedStandardize: expected finite means and deviations of at least 0, found %s and %s at %s"
                .formatted(means.get(i), deviations.get(i), i));
      }
    }
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    checkInput("FittedStandardize", input);
    return input.withScale(Scale.STANDARDIZED);
  }

  void checkInput(String stage, SignalSpec input) {
    Checks.compressed(stage, input);
    if (means.size() != 1 && means.size() != input.rows()) {
      throw new SpecMismatchException(
          stage,
          "%s rows, as many as it was fitted to".formatted(means.size()),
          input,
          "fit it to the pipeline that it ends");
    }
  }

  /** The number of a row among {@code numbers}, of which there is one for each row or for all. */
  static double ofRow(List<Double> numbers, int row) {
    return numbers.get(numbers.size() == 1 ? 0 : row);
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new FittedPlan(this, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return StreamStage.ofColumns(plan(input.withColumns(1)));
  }

  /** The numbers, unless there is one for each row: those are in the recipe's JSON. */
  @Override
  public String toString() {
    return means.size() == 1
        ? "FittedStandardize[mean=%s, deviation=%s]".formatted(means.get(0), deviations.get(0))
        : "FittedStandardize[%s means and deviations]".formatted(means.size());
  }

  private static final class FittedPlan extends FixedPlan {

    private final double[] means;
    private final double[] factors;

    FittedPlan(FittedStandardize<?> recipe, SignalSpec input, SignalSpec output) {
      super(input, output);
      int rows = input.rows();
      this.means = new double[rows];
      this.factors = new double[rows];
      for (int row = 0; row < rows; row++) {
        double deviation = ofRow(recipe.deviations, row);
        means[row] = ofRow(recipe.means, row);
        factors[row] = deviation < Standardize.MIN_DEVIATION ? 0 : 1 / deviation;
      }
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      int columns = input().columns();
      for (int row = 0; row < means.length; row++) {
        int start = row * columns;
        for (int i = 0; i < columns; i++) {
          boolean recorded = i < validColumns;
          out[start + i] = recorded ? (float) ((in[start + i] - means[row]) * factors[row]) : 0;
        }
      }
      return validColumns;
    }
  }
}
