package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpectrogramImage;
import io.github.audiomnist.signal.TimeFrequency;
import java.util.Arrays;

/**
 * A picture of {@code rows} by {@code columns}, whatever the size of what it shows: bilinear
 * interpolation, and when shrinking a weighted mean of all that a pixel covers.
 *
 * <p>Numbers equal PyTorch's {@code interpolate(mode="bilinear", antialias=True)}, which is
 * torchvision's {@code Resize}. Values keep their unit and stay between the lowest and the highest;
 * {@link MinMax} makes a greyscale picture of them.
 *
 * @param rows of the picture
 * @param columns of the picture
 * @param frames which frames it shows
 */
public record Resize(int rows, int columns, Frames frames)
    implements Transform<TimeFrequency, SpectrogramImage> {

  /** Which frames a picture shows. */
  public enum Frames {
    /** All, padding included: the same stretch of time in every picture. */
    ALL,
    /**
     * Those that stem from the recording, which fill the picture: a short word looks as long as a
     * long one.
     */
    VALID
  }

  /** Most rows and most columns accepted. */
  public static final int MAX_SIZE = 4096;

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if {@code rows} or {@code columns} is outside 1 to {@link
   *     #MAX_SIZE}
   */
  public Resize {
    if (Math.min(rows, columns) < 1 || Math.max(rows, columns) > MAX_SIZE) {
      throw new IllegalArgumentException(
          "Resize: expected 1 to %s rows and columns, found %s and %s"
              .formatted(MAX_SIZE, rows, columns));
    }
  }

  /** A picture of all frames. */
  public Resize(int rows, int columns) {
    this(rows, columns, Frames.ALL);
  }

  /** The hop between the columns of all frames, rounded, stands for that of the picture. */
  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.timeFrequency("Resize", input);
    double hopLength = (double) input.hopLength() * input.columns() / columns;
    return new SignalSpec(
        SignalKind.IMAGE,
        input.sampleRate(),
        rows,
        columns,
        input.scale(),
        input.nFft(),
        (int) Math.max(1, Math.round(hopLength)));
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new ResizePlan(this, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return new WholeClip(
        "a picture of the whole clip, %s columns wide".formatted(columns),
        "leave it out, and make pictures of stretches of frames");
  }

  private static final class ResizePlan extends FixedPlan {

    private final Resize recipe;

    ResizePlan(Resize recipe, SignalSpec input, SignalSpec output) {
      super(input, output);
      this.recipe = recipe;
    }

    /** The rows as they are, by the new columns; and the weights of a row or column. */
    @Override
    public Scratch newScratch() {
      int between = Math.multiplyExact(input().rows(), output().columns());
      return Scratch.ofRows(2, Math.max(between, input().columns()));
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      int shown = recipe.frames == Frames.ALL ? input().columns() : validColumns;
      if (shown == 0) {
        Arrays.fill(out, 0, output().size(), 0);
        return 0;
      }
      double[] between = scratch.rows()[0];
      double[] weights = scratch.rows()[1];
      Antialias across = new Antialias(shown, output().columns());
      resizeColumns(in, across, weights, between);
      resizeRows(between, new Antialias(input().rows(), output().rows()), weights, out);
      return validColumns(across, validColumns);
    }

    /** Columns whose middle lies on recorded ones. */
    private int validColumns(Antialias across, int valid) {
      int count = 0;
      while (count < output().columns() && across.centre(count) < valid) {
        count++;
      }
      return count;
    }

    private void resizeColumns(float[] in, Antialias across, double[] weights, double[] between) {
      int columns = output().columns();
      for (int column = 0; column < columns; column++) {
        int count = across.weights(column, weights);
        for (int row = 0; row < input().rows(); row++) {
          int start = row * input().columns() + across.first(column);
          double sum = 0;
          for (int j = 0; j < count; j++) {
            sum += weights[j] * in[start + j];
          }
          between[row * columns + column] = sum;
        }
      }
    }

    private void resizeRows(double[] between, Antialias up, double[] weights, float[] out) {
      int columns = output().columns();
      for (int row = 0; row < output().rows(); row++) {
        int count = up.weights(row, weights);
        for (int column = 0; column < columns; column++) {
          int start = up.first(row) * columns + column;
          double sum = 0;
          for (int j = 0; j < count; j++) {
            sum += weights[j] * between[start + j * columns];
          }
          out[row * columns + column] = (float) sum;
        }
      }
    }
  }
}
