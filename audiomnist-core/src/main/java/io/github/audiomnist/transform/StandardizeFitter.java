package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.TimeFrequency;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes means and deviations over the features of a data set, clip by clip, for a {@link
 * FittedStandardize}.
 *
 * <p>Every frame that stems from a recording counts the same; padding does not count. Sums are in
 * double, a clip's moments joined to those before it (Chan, Golub and LeVeque 1979), so that the
 * order of the clips changes no more than the last digits (less than 1e-12 of a value).
 *
 * <p>For one thread at a time.
 */
public final class StandardizeFitter {

  private final double soundingDb;
  private final List<Moments> rows = new ArrayList<>();
  private @Nullable SignalSpec spec;

  /** A fitter that takes all frames of the recordings. */
  public StandardizeFitter() {
    this(Double.POSITIVE_INFINITY);
  }

  private StandardizeFitter(double soundingDb) {
    SoundingFrames.checkRange("StandardizeFitter", soundingDb);
    this.soundingDb = soundingDb;
  }

  /**
   * A fitter that leaves out pauses: frames whose power, summed over all rows, is {@code rangeDb}
   * or more below that of their clip's loudest. Rows must be bins or bands in decibels or
   * logarithms.
   *
   * @throws IllegalArgumentException if {@code rangeDb} is not positive
   */
  public static StandardizeFitter overSoundingFrames(double rangeDb) {
    return new StandardizeFitter(rangeDb);
  }

  /**
   * Takes in the features of one clip.
   *
   * @throws IllegalArgumentException if they are of another spec than the first ones, or sounding
   *     frames are asked for and their scale is neither decibels nor logarithms
   */
  public void add(TimeFrequency features) {
    SignalSpec known = spec == null ? begin(features.spec()) : spec;
    if (!known.equals(features.spec())) {
      throw new IllegalArgumentException(
          "StandardizeFitter: expected features of one spec, first %s, found %s; fit each pipeline by itself"
              .formatted(known, features.spec()));
    }
    float[] values = features.values();
    double[] weights = new double[known.columns()];
    new SoundingFrames("StandardizeFitter", known, soundingDb)
        .mark(values, features.validFrames(), weights);
    for (int row = 0; row < known.rows(); row++) {
      rows.set(row, rows.get(row).plus(Moments.of(values, row * known.columns(), weights)));
    }
  }

  private SignalSpec begin(SignalSpec first) {
    Checks.compressed("StandardizeFitter", first);
    SoundingFrames.checkInput("StandardizeFitter", first, soundingDb);
    IntStream.range(0, first.rows()).forEach(row -> rows.add(Moments.NONE));
    spec = first;
    return first;
  }

  /**
   * A mean and a deviation for every row.
   *
   * @throws IllegalStateException if no frame was taken in
   */
  public <S extends TimeFrequency> FittedStandardize<S> perBand() {
    return fitted(rows);
  }

  /**
   * One mean and one deviation for all rows.
   *
   * @throws IllegalStateException if no frame was taken in
   */
  public <S extends TimeFrequency> FittedStandardize<S> overall() {
    return fitted(List.of(rows.stream().reduce(Moments.NONE, Moments::plus)));
  }

  private static <S extends TimeFrequency> FittedStandardize<S> fitted(List<Moments> moments) {
    if (moments.stream().mapToDouble(Moments::count).sum() == 0) {
      throw new IllegalStateException(
          "StandardizeFitter: expected the frames of at least one clip, found none; add clips first");
    }
    return new FittedStandardize<>(
        moments.stream().map(Moments::mean).toList(),
        moments.stream().map(Moments::deviation).toList());
  }

  /**
   * Number, mean and sum of squared distances from the mean of some values.
   *
   * @param count how many
   * @param squares sum of the squared distances
   */
  private record Moments(double count, double mean, double squares) {

    static final Moments NONE = new Moments(0, 0, 0);

    /** Those of the values from {@code start} whose weight is 1. */
    static Moments of(float[] values, int start, double[] weights) {
      double count = 0;
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        count += weights[i];
        sum += weights[i] * values[start + i];
      }
      double mean = sum / Math.max(1, count);
      double squares = 0;
      for (int i = 0; i < weights.length; i++) {
        double difference = values[start + i] - mean;
        squares += weights[i] * difference * difference;
      }
      return new Moments(count, mean, squares);
    }

    Moments plus(Moments other) {
      if (count == 0 || other.count == 0) {
        return count == 0 ? other : this;
      }
      double all = count + other.count;
      double step = other.mean - mean;
      return new Moments(
          all,
          mean + step * other.count / all,
          squares + other.squares + step * step * count * other.count / all);
    }

    double deviation() {
      return Math.sqrt(squares / Math.max(1, count));
    }
  }
}
