package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.TimeFrequency;
import java.util.Arrays;

/**
 * Per-channel energy normalisation: every band is divided by its own recent level, then compressed
 * by a root (Wang et al., "Trainable frontend for robust and far-field keyword spotting", 2017).
 *
 * <pre>M[t] = (1 - b) M[t - 1] + b S[t]
 * out[t] = (S[t] / (eps + M[t])^gain + bias)^power - bias^power</pre>
 *
 * <p>Numbers equal {@code librosa.pcen} 0.11, M starting at 1 as it does there. A frame depends on
 * those before it alone.
 *
 * @param inputFactor what every value is multiplied by first
 * @param gain exponent of the level, at least 0
 * @param bias added before the root is taken, above 0
 * @param power exponent of the root, above 0
 * @param timeConstantSeconds over which the level is taken
 * @param eps added to the level, above 0
 * @param <S> kind of signal, which stays as it is
 */
public record Pcen<S extends TimeFrequency>(
    double inputFactor,
    double gain,
    double bias,
    double power,
    double timeConstantSeconds,
    double eps)
    implements Transform<S, S> {

  /** The factor of 32-bit integers, for which librosa's defaults are meant. */
  public static final double INT32_RANGE = 0x1p31;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code gain} is negative, or another parameter is not
   *     positive and finite
   */
  public Pcen {
    if (!(gain >= 0) || Double.isInfinite(gain)) {
      throw new IllegalArgumentException(
          "Pcen: expected a gain of at least 0, found %s; librosa uses 0.98".formatted(gain));
    }
    checkPositive("inputFactor", inputFactor);
    checkPositive("bias", bias);
    checkPositive("power", power);
    checkPositive("timeConstantSeconds", timeConstantSeconds);
    checkPositive("eps", eps);
  }

  private static void checkPositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "Pcen: expected %s above 0, found %s; raise it".formatted(name, value));
    }
  }

  /**
   * {@code librosa.pcen}'s defaults, on magnitudes times {@link #INT32_RANGE}: gain 0.98, bias 2,
   * power 0.5, 0.4 s, eps 1e-6.
   */
  public static <S extends TimeFrequency> Pcen<S> librosa() {
    return new Pcen<>(INT32_RANGE, 0.98, 2, 0.5, 0.4, 1e-6);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.linear("Pcen", input, "put it in the place of PowerToDb");
    return input.withScale(Scale.COMPRESSED);
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new PcenPlan(this, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    SignalSpec column = input.withColumns(1);
    return new PcenPlan(this, column, outputSpec(column)).stage();
  }

  /** The share of a new frame in the level, by librosa's approximation of the time constant. */
  private double smoothing(SignalSpec input) {
    double frames = timeConstantSeconds * input.sampleRate() / input.hopLength();
    return (Math.sqrt(1 + 4 * frames * frames) - 1) / (2 * frames * frames);
  }

  /** Its state is the level of every row. */
  private static final class PcenPlan extends RecursivePlan {

    private final Pcen<?> recipe;
    private final double smoothing;
    private final double rootOfBias;

    PcenPlan(Pcen<?> recipe, SignalSpec input, SignalSpec output) {
      super(input, output, input.rows());
      this.recipe = recipe;
      this.smoothing = recipe.smoothing(input);
      this.rootOfBias = Math.pow(recipe.bias, recipe.power);
    }

    @Override
    void start(double[] state) {
      Arrays.fill(state, 1);
    }

    @Override
    void advance(float[] in, float[] out, double[] state) {
      int columns = input().columns();
      for (int row = 0; row < input().rows(); row++) {
        double level = state[row];
        for (int i = row * columns; i < (row + 1) * columns; i++) {
          double value = recipe.inputFactor * in[i];
          level += smoothing * (value - level);
          out[i] = (float) compressed(value, level);
        }
        state[row] = level;
      }
    }

    /** By log1p and expm1: the difference of two roots would cancel where a band is quiet. */
    private double compressed(double value, double level) {
      double even = value * Math.pow(recipe.eps + level, -recipe.gain);
      return rootOfBias * Math.expm1(recipe.power * Math.log1p(even / recipe.bias));
    }
  }
}
