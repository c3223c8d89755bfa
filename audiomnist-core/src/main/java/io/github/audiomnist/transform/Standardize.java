package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.TimeFrequency;
import java.util.Arrays;

/**
 * Subtracts a clip's mean and divides by its standard deviation, both taken over the frames that
 * stem from the recording; frames of padding become 0, the mean.
 *
 * <p>In decibels or logarithms the mean carries the clip's loudness, so a recogniser behind this
 * stage does not hear how far the microphone was. Values depend on the whole clip. For the mean and
 * deviation of a data set see {@link #fitted} and {@link StandardizeFitter}.
 *
 * @param statistics which values share a mean and a deviation
 * @param soundingDb range below the clip's loudest frame within which frames are taken into the
 *     statistics, in dB; {@link Double#POSITIVE_INFINITY} for all
 * @param <S> kind of signal, which stays as it is
 */
public record Standardize<S extends TimeFrequency>(Statistics statistics, double soundingDb)
    implements Transform<S, S> {

  /** Which values share a mean and a deviation. */
  public enum Statistics {
    /** All values of a clip. */
    PER_CLIP,
    /** All values of a band in a clip. */
    PER_BAND
  }

  /** Smallest deviation that is divided out; a clip without any change becomes 0. */
  static final double MIN_DEVIATION = 1e-5;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code soundingDb} is not positive
   */
  public Standardize {
    SoundingFrames.checkRange("Standardize", soundingDb);
  }

  /** Statistics over all frames of the recording. */
  public Standardize(Statistics statistics) {
    this(statistics, Double.POSITIVE_INFINITY);
  }

  /** One mean and one deviation for a clip. */
  public static <S extends TimeFrequency> Standardize<S> perClip() {
    return new Standardize<>(Statistics.PER_CLIP);
  }

  /** A mean and a deviation for every band of a clip; removes the microphone's colour as well. */
  public static <S extends TimeFrequency> Standardize<S> perBand() {
    return new Standardize<>(Statistics.PER_BAND);
  }

  /**
   * A mean and a deviation for every band, or one for all, that are known beforehand: those of the
   * clips that a recogniser learns from.
   *
   * @param means one for each row, or one for all
   * @param deviations as many
   * @throws IllegalArgumentException if {@code means} is empty, the lengths differ, a number is not
   *     finite, or a deviation is negative
   */
  public static <S extends TimeFrequency> FittedStandardize<S> fitted(
      double[] means, double[] deviations) {
    return new FittedStandardize<>(
        Arrays.stream(means).boxed().toList(), Arrays.stream(deviations).boxed().toList());
  }

  /**
   * A copy whose statistics leave out pauses: frames whose power, summed over all rows, is {@code
   * rangeDb} or more below that of the clip's loudest. So they do not depend on how much silence
   * surrounds a word. Rows must be bins or bands in decibels or logarithms.
   */
  public Standardize<S> overSoundingFrames(double rangeDb) {
    return new Standardize<>(statistics, rangeDb);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.compressed("Standardize", input);
    SoundingFrames.checkInput("Standardize", input, soundingDb);
    return input.withScale(Scale.STANDARDIZED);
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new StandardizePlan(this, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return new WholeClip(
        "%s, a mean and a deviation of the whole clip".formatted(statistics),
        "use RunningStandardize, or Standardize.fitted with statistics known beforehand");
  }

  private static final class StandardizePlan extends FixedPlan {

    private final Statistics statistics;
    private final SoundingFrames frames;

    StandardizePlan(Standardize<?> recipe, SignalSpec input, SignalSpec output) {
      super(input, output);
      this.statistics = recipe.statistics;
      this.frames = new SoundingFrames("Standardize", input, recipe.soundingDb);
    }

    /** The weight of every frame: 1 if it is in the statistics, else 0. */
    @Override
    public Scratch newScratch() {
      return Scratch.ofDoubles(input().columns());
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      double[] weights = scratch.doubles();
      frames.mark(in, validColumns, weights);
      int rows = input().rows();
      int rowsTogether = statistics == Statistics.PER_CLIP ? rows : 1;
      for (int row = 0; row < rows; row += rowsTogether) {
        standardize(in, row, row + rowsTogether, validColumns, weights, out);
      }
      return validColumns;
    }

    private void standardize(
        float[] in, int fromRow, int toRow, int valid, double[] weights, float[] out) {
      int columns = input().columns();
      double mean = mean(in, fromRow, toRow, weights);
      double deviation = deviation(in, fromRow, toRow, weights, mean);
      double factor = deviation < MIN_DEVIATION ? 0 : 1 / deviation;
      for (int row = fromRow; row < toRow; row++) {
        int start = row * columns;
        for (int i = 0; i < columns; i++) {
          out[start + i] = i < valid ? (float) ((in[start + i] - mean) * factor) : 0;
        }
      }
    }

    private static double mean(float[] in, int fromRow, int toRow, double[] weights) {
      double sum = 0;
      double count = 0;
      for (int row = fromRow; row < toRow; row++) {
        int start = row * weights.length;
        for (int i = 0; i < weights.length; i++) {
          sum += weights[i] * in[start + i];
          count += weights[i];
        }
      }
      return sum / Math.max(1, count);
    }

    private static double deviation(
        float[] in, int fromRow, int toRow, double[] weights, double mean) {
      double sum = 0;
      double count = 0;
      for (int row = fromRow; row < toRow; row++) {
        int start = row * weights.length;
        for (int i = 0; i < weights.length; i++) {
          double difference = in[start + i] - mean;
          sum += weights[i] * difference * difference;
          count += weights[i];
        }
      }
      return Math.sqrt(sum / Math.max(1, count));
    }
  }
}
