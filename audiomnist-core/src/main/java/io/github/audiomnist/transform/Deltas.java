package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.TimeFrequency;
import java.util.Arrays;
import java.util.List;

/**
 * Change of every row over time, a frame's neighbours being {@code windowLength / 2} frames to each
 * side: delta (order 1), delta-delta (order 2) and so on.
 *
 * <p>Numbers equal {@code librosa.feature.delta} 0.11 with its default mode, or {@code
 * torchaudio.transforms.ComputeDeltas}; the two differ at the ends and from order 2 on.
 *
 * @param windowLength frames that a value is taken from, odd
 * @param order of the derivative
 * @param method how a derivative is estimated
 * @param rows what comes out
 * @param <S> kind of signal, which stays as it is
 */
public record Deltas<S extends TimeFrequency>(int windowLength, int order, Method method, Rows rows)
    implements Transform<S, S> {

  /** How a derivative is estimated. */
  public enum Method {
    /**
     * That of the polynomial of degree {@code order} fitted to a window (Savitzky and Golay 1964);
     * frames near an end take the value of the nearest whole window (librosa).
     */
    POLYNOMIAL,
    /**
     * The slope of the line fitted to a window, {@code order} times in a row; beyond an end its
     * last frame is repeated (torchaudio).
     */
    REGRESSION
  }

  /** What comes out. */
  public enum Rows {
    /** As many rows as go in: the derivative. */
    DERIVATIVE,
    /** The values themselves, below them all derivatives from the first to {@code order}. */
    STACKED
  }

  /** Longest window accepted, in frames. */
  public static final int MAX_WINDOW_LENGTH = 1023;

  /** Highest order accepted; each one more adds noise and, stacked, rows. */
  public static final int MAX_ORDER = 8;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code windowLength} is even or outside 3 to {@link
   *     #MAX_WINDOW_LENGTH}, {@code order} is outside 1 to {@link #MAX_ORDER}, or {@code order >=
   *     windowLength}
   */
  public Deltas {
    if (windowLength < 3 || windowLength > MAX_WINDOW_LENGTH || windowLength % 2 == 0) {
      throw new IllegalArgumentException(
          "Deltas: expected an odd windowLength of 3 to %s frames, found %s; librosa uses 9"
              .formatted(MAX_WINDOW_LENGTH, windowLength));
    }
    if (order < 1 || order > MAX_ORDER || order >= windowLength) {
      throw new IllegalArgumentException(
          "Deltas: expected an order of 1 to %s, below windowLength %s, found %s; choose 1 or 2"
              .formatted(MAX_ORDER, windowLength, order));
    }
  }

  /** {@code librosa.feature.delta(width=windowLength, order=order)}. */
  public static <S extends TimeFrequency> Deltas<S> librosa(int windowLength, int order) {
    return new Deltas<>(windowLength, order, Method.POLYNOMIAL, Rows.DERIVATIVE);
  }

  /** {@code torchaudio.transforms.ComputeDeltas(windowLength)}, {@code order} times in a row. */
  public static <S extends TimeFrequency> Deltas<S> torchaudio(int windowLength, int order) {
    return new Deltas<>(windowLength, order, Method.REGRESSION, Rows.DERIVATIVE);
  }

  /** A copy that gives the values and, below them, all derivatives. */
  public Deltas<S> stacked() {
    return new Deltas<>(windowLength, order, method, Rows.STACKED);
  }

  @Override
  public SignalSpec outputSpec(SignalSpec input) {
    Checks.compressed("Deltas", input);
    if (method == Method.POLYNOMIAL && input.columns() < windowLength) {
      throw new SpecMismatchException(
          "Deltas",
          "at least windowLength %s frames".formatted(windowLength),
          input,
          "shorten the window or lengthen the clip");
    }
    return rows == Rows.STACKED
        ? input.withRows(Math.multiplyExact(input.rows(), order + 1))
        : input;
  }

  @Override
  public Plan plan(SignalSpec input) {
    return new DeltasPlan(this, input, outputSpec(input));
  }

  @Override
  public Streaming streaming(SignalSpec input) {
    return new DeltasStage(this, allWeights(), input.rows());
  }

  /** Weights of a window's frames, for every derivative. */
  private double[][] allWeights() {
    double[][] weights = new double[order][];
    for (int k = 0; k < order; k++) {
      weights[k] = weights(method == Method.POLYNOMIAL ? k + 1 : 1);
    }
    return weights;
  }

  /**
   * Weights of a window's frames that give the derivative of the polynomial of {@code degree}
   * fitted to them, which is the same all over the window: the orthogonal polynomial of that
   * degree, by its three-term recurrence.
   */
  private double[] weights(int degree) {
    double[] before = new double[windowLength];
    double[] polynomial = new double[windowLength];
    Arrays.fill(polynomial, 1);
    double squaresBefore = 1;
    double factorial = 1;
    for (int k = 1; k <= degree; k++) {
      double squares = sumOfSquares(polynomial);
      double[] next = new double[windowLength];
      for (int i = 0; i < windowLength; i++) {
        next[i] = (i - windowLength / 2) * polynomial[i] - squares / squaresBefore * before[i];
      }
      before = polynomial;
      polynomial = next;
      squaresBefore = squares;
      factorial *= k;
    }
    double scale = factorial / sumOfSquares(polynomial);
    for (int i = 0; i < windowLength; i++) {
      polynomial[i] *= scale;
    }
    return polynomial;
  }

  private static double sumOfSquares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }

  private static final class DeltasPlan extends FixedPlan {

    private final Deltas<?> recipe;
    private final double[][] weights;

    DeltasPlan(Deltas<?> recipe, SignalSpec input, SignalSpec output) {
      super(input, output);
      this.recipe = recipe;
      this.weights = recipe.allWeights();
    }

    /** Room for the values and all derivatives, where they are not what comes out. */
    @Override
    public Scratch newScratch() {
      return recipe.rows == Rows.STACKED
          ? Scratch.none()
          : Scratch.of(List.of(), Math.multiplyExact(input().size(), recipe.order + 1));
    }

    @Override
    public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
      int size = input().size();
      float[] stack = recipe.rows == Rows.STACKED ? out : scratch.buffer(0);
      System.arraycopy(in, 0, stack, 0, size);
      for (int k = 0; k < recipe.order; k++) {
        int from = recipe.method == Method.POLYNOMIAL ? 0 : k * size;
        differentiate(weights[k], stack, from, (k + 1) * size);
      }
      if (recipe.rows == Rows.DERIVATIVE) {
        System.arraycopy(stack, recipe.order * size, out, 0, size);
      }
      return validColumns;
    }

    private void differentiate(double[] frameWeights, float[] stack, int from, int to) {
      int columns = input().columns();
      int half = recipe.windowLength / 2;
      for (int row = 0; row < input().size(); row += columns) {
        for (int t = 0; t < columns; t++) {
          int centre =
              recipe.method == Method.POLYNOMIAL
                  ? Math.max(half, Math.min(columns - 1 - half, t))
                  : t;
          stack[to + row + t] = (float) weighted(frameWeights, stack, from + row, centre - half);
        }
      }
    }

    /** The weighted sum of a window that begins at frame {@code first}, which may be negative. */
    private double weighted(double[] frameWeights, float[] stack, int row, int first) {
      int last = input().columns() - 1;
      double sum = 0;
      for (int i = 0; i < frameWeights.length; i++) {
        sum += frameWeights[i] * stack[row + Math.max(0, Math.min(last, first + i))];
      }
      return sum;
    }
  }
}
