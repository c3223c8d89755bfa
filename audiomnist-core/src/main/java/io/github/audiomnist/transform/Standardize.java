package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.TimeFrequency;

/**
 * Subtracts a mean and divides by a standard deviation, both taken over the frames that stem from
 * the recording; frames of padding become 0, the mean.
 *
 * <p>In decibels or logarithms the mean carries the clip's loudness, so a recogniser behind this
 * stage does not hear how far the microphone was. Values depend on the whole clip.
 *
 * @param statistics which values share a mean and a deviation
 * @param <S> kind of signal, which stays as it is
 */
public record Standardize<S extends TimeFrequency>(Statistics statistics)
    implements Transform<S, S> {

  /** Which values share a mean and a deviation. */
  public enum Statistics {
    /** All values of a clip. */
    PER_CLIP,
    /** All values of a band in a clip. */
    PER_BAND
  }

  /** Smallest deviation that is divided out; a clip without any change becomes 0. */
  private static final double MIN_DEVIATION = 1e-5;

  /** One mean and one deviation for a clip. */
  public static <S extends TimeFrequency> Standardize<S> perClip() {
    return new Standardize<>(Statistics.PER_CLIP);
  }

  /** A mean and a deviation for every band of a clip; removes the microphone's colour as well. */
  public static <S extends TimeFrequency> Standardize<S> perBand() {
    return new Standardize<>(Statistics.PER_BAND);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.compressed("Standardize", input);
    return input.withScale(Scale.STANDARDIZED);
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new StandardizePlan(statistics, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return new WholeClip(
        "%s, a mean and a deviation of the whole clip".formatted(statistics),
        "use RunningStandardize, or Rescale by statistics known beforehand");
  }

  private static final class StandardizePlan extends FixedPlan {

    private final Statistics statistics;

    StandardizePlan(Statistics statistics, SignalSpec input, SignalSpec output) {
      super(input, output);
      this.statistics = statistics;
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      int rows = input().rows();
      int rowsTogether = statistics == Statistics.PER_CLIP ? rows : 1;
      for (int row = 0; row < rows; row += rowsTogether) {
        standardize(in, row, row + rowsTogether, validColumns, out);
      }
      return validColumns;
    }

    private void standardize(float[] in, int fromRow, int toRow, int valid, float[] out) {
      int columns = input().columns();
      double mean = mean(in, fromRow, toRow, valid);
      double deviation = deviation(in, fromRow, toRow, valid, mean);
      double factor = deviation < MIN_DEVIATION ? 0 : 1 / deviation;
      for (int row = fromRow; row < toRow; row++) {
        int start = row * columns;
        for (int i = 0; i < columns; i++) {
          out[start + i] = i < valid ? (float) ((in[start + i] - mean) * factor) : 0;
        }
      }
    }

    private double mean(float[] in, int fromRow, int toRow, int valid) {
      double sum = 0;
      for (int row = fromRow; row < toRow; row++) {
        int start = row * input().columns();
        for (int i = start; i < start + valid; i++) {
          sum += in[i];
        }
      }
      return sum / Math.max(1, (toRow - fromRow) * valid);
    }

    private double deviation(float[] in, int fromRow, int toRow, int valid, double mean) {
      double sum = 0;
      for (int row = fromRow; row < toRow; row++) {
        int start = row * input().columns();
        for (int i = start; i < start + valid; i++) {
          double difference = in[i] - mean;
          sum += difference * difference;
        }
      }
      return Math.sqrt(sum / Math.max(1, (toRow - fromRow) * valid));
    }
  }
}
