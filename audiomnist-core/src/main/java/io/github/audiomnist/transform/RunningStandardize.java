package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.TimeFrequency;
import java.util.Arrays;

/**
 * Subtracts a mean and divides by a standard deviation, both taken over the frames so far, with
 * weights that fall by e every {@code timeConstantSeconds}: what {@link Standardize} does with the
 * whole clip, for streams (online mean and variance normalisation: Pujol, Macho and Nadeu, "On
 * real-time mean-and-variance normalization of speech recognition features", 2006). A frame depends
 * on those before it alone.
 *
 * <p>The statistics are exact from the first frame on: they are of the frames there were, not of a
 * first guess (Finch, "Incremental calculation of weighted mean and variance", 2009). So the first
 * frames differ little from their own mean; the first one, per band, is 0. Frames of padding are
 * treated as all others.
 *
 * @param statistics which values share a mean and a deviation
 * @param timeConstantSeconds after which a frame weighs 1/e of a new one
 * @param <S> kind of signal, which stays as it is
 */
public record RunningStandardize<S extends TimeFrequency>(
    Statistics statistics, double timeConstantSeconds) implements Transform<S, S> {

  /** Which values share a mean and a deviation. */
  public enum Statistics {
    /** All values so far. */
    ALL_BANDS,
    /** All values of a band so far. */
    PER_BAND
  }

  /** Smallest deviation that is divided out; a signal without any change becomes 0. */
  private static final double MIN_DEVIATION = 1e-5;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code timeConstantSeconds} is not positive and finite
   */
  public RunningStandardize {
    if (!(timeConstantSeconds > 0) || Double.isInfinite(timeConstantSeconds)) {
      throw new IllegalArgumentException(
          "RunningStandardize: expected timeConstantSeconds above 0, found %s"
              .formatted(timeConstantSeconds));
    }
  }

  /** One mean and one deviation for all bands. */
  public static <S extends TimeFrequency> RunningStandardize<S> allBands(
      double timeConstantSeconds) {
    return new RunningStandardize<>(Statistics.ALL_BANDS, timeConstantSeconds);
  }

  /** A mean and a deviation for every band; removes the microphone's colour as well. */
  public static <S extends TimeFrequency> RunningStandardize<S> perBand(
      double timeConstantSeconds) {
    return new RunningStandardize<>(Statistics.PER_BAND, timeConstantSeconds);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.compressed("RunningStandardize", input);
    return input.withScale(Scale.STANDARDIZED);
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new RunningPlan(this, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    SignalSpec column = input.withColumns(1);
    return new RunningPlan(this, column, outputSpec(column)).stage();
  }

  /** Its state is the mean and the variance of every group of rows, then the sum of weights. */
  private static final class RunningPlan extends RecursivePlan {

    private final int groups;
    private final int rowsTogether;
    private final double decay;

    RunningPlan(RunningStandardize<?> recipe, SignalSpec input, SignalSpec output) {
      super(input, output, 2 * groups(recipe, input) + 1);
      this.groups = groups(recipe, input);
      this.rowsTogether = input.rows() / groups;
      double frames = recipe.timeConstantSeconds * input.sampleRate() / input.hopLength();
      this.decay = Math.exp(-1 / frames);
    }

    private static int groups(RunningStandardize<?> recipe, SignalSpec input) {
      return recipe.statistics == Statistics.PER_BAND ? input.rows() : 1;
    }

    @Override
    void start(double[] state) {
      Arrays.fill(state, 0);
    }

    @Override
    void advance(float[] in, float[] out, double[] state) {
      int groupSize = rowsTogether * input().columns();
      for (int t = 0; t < input().columns(); t++) {
        double weights = 1 + decay * state[2 * groups];
        state[2 * groups] = weights;
        for (int g = 0; g < groups; g++) {
          int from = g * groupSize + t;
          learn(in, from, from + groupSize, 1 / weights, state, 2 * g);
          standardize(in, from, from + groupSize, state[2 * g], state[2 * g + 1], out);
        }
      }
    }

    /** Moves a mean and the variance behind it by {@code share} towards the values of a column. */
    private void learn(float[] in, int from, int end, double share, double[] state, int mean) {
      double columnMean = mean(in, from, end);
      double difference = columnMean - state[mean];
      double spread = variance(in, from, end, columnMean);
      state[mean] += share * difference;
      double between = (1 - share) * difference * difference;
      state[mean + 1] = (1 - share) * state[mean + 1] + share * (spread + between);
    }

    private double mean(float[] in, int from, int end) {
      double sum = 0;
      for (int i = from; i < end; i += input().columns()) {
        sum += in[i];
      }
      return sum / rowsTogether;
    }

    private double variance(float[] in, int from, int end, double mean) {
      double sum = 0;
      for (int i = from; i < end; i += input().columns()) {
        double difference = in[i] - mean;
        sum += difference * difference;
      }
      return sum / rowsTogether;
    }

    private void standardize(
        float[] in, int from, int end, double mean, double variance, float[] out) {
      double deviation = Math.sqrt(variance);
      double factor = deviation < MIN_DEVIATION ? 0 : 1 / deviation;
      for (int i = from; i < end; i += input().columns()) {
        out[i] = (float) ((in[i] - mean) * factor);
      }
    }
  }
}
