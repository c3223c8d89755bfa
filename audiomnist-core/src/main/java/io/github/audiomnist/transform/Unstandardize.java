package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.TimeFrequency;

/**
 * Multiplies by the deviations and adds the means of a {@link FittedStandardize}, or of a {@link
 * Rescale}, and so undoes it; padding becomes the mean.
 *
 * @param fitted means and deviations
 * @param scale of what had gone in
 * @param <S> kind of signal, which stays as it is
 */
public record Unstandardize<S extends TimeFrequency>(FittedStandardize<S> fitted, Scale scale)
    implements Transform<S, S> {

  /** What undoes {@code rescale}. */
  public static <S extends TimeFrequency> Unstandardize<S> of(Rescale<?> rescale, Scale scale) {
    return new Unstandardize<>(
        Standardize.fitted(new double[] {rescale.mean()}, new double[] {rescale.deviation()}),
        scale);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.scale("Unstandardize", input, Scale.STANDARDIZED, "it undoes FittedStandardize");
    SignalSpec output = input.withScale(scale);
    fitted.checkInput("Unstandardize", output);
    return output;
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new UnstandardizePlan(this, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return StreamStage.ofColumns(plan(input.withColumns(1)));
  }

  private static final class UnstandardizePlan extends FixedPlan {

    private final FittedStandardize<?> fitted;

    UnstandardizePlan(Unstandardize<?> recipe, SignalSpec input, SignalSpec output) {
      super(input, output);
      this.fitted = recipe.fitted;
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      int columns = input().columns();
      for (int row = 0; row < input().rows(); row++) {
        double mean = FittedStandardize.ofRow(fitted.means(), row);
        double deviation = FittedStandardize.ofRow(fitted.deviations(), row);
        for (int i = row * columns; i < (row + 1) * columns; i++) {
          out[i] = (float) (mean + deviation * in[i]);
        }
      }
      return validColumns;
    }
  }
}
