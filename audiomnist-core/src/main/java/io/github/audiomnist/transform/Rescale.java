package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.TimeFrequency;

/**
 * Subtracts a mean and divides by a deviation that are known beforehand, the same for every clip.
 *
 * <p>Unlike {@link Standardize} it leaves a clip its loudness, works on a stream, and treats frames
 * of padding as all others.
 *
 * @param mean what becomes 0
 * @param deviation distance from the mean that becomes 1
 * @param <S> kind of signal, which stays as it is
 */
public record Rescale<S extends TimeFrequency>(double mean, double deviation)
    implements Transform<S, S> {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code deviation} is not positive, or one of the two is not
   *     finite
   */
  public Rescale {
    if (!Double.isFinite(mean) || !(deviation > 0) || Double.isInfinite(deviation)) {
      throw new IllegalArgumentException(
          "Rescale: expected a finite mean and a deviation above 0, found %s and %s; check them"
              .formatted(mean, deviation));
    }
  }

  /**
   * Whisper's {@code (x + 4) / 4} of decimal logarithms, which are tenths of decibels: mean -40 dB,
   * deviation 40 dB.
   */
  public static <S extends TimeFrequency> Rescale<S> whisper() {
    return new Rescale<>(-40, 40);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.compressed("Rescale", input);
    return input.withScale(Scale.STANDARDIZED);
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new RescalePlan(this, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return StreamStage.ofColumns(plan(input.withColumns(1)));
  }

  private static final class RescalePlan extends FixedPlan {

    private final Rescale<?> recipe;

    RescalePlan(Rescale<?> recipe, SignalSpec input, SignalSpec output) {
      super(input, output);
      this.recipe = recipe;
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      int size = input().size();
      for (int i = 0; i < size; i++) {
        out[i] = (float) ((in[i] - recipe.mean) / recipe.deviation);
      }
      return validColumns;
    }
  }
}
