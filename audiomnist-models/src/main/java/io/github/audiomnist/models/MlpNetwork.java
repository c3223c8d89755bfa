package io.github.audiomnist.models;

import io.github.audiomnist.signal.TimeFrequency;
import java.util.List;
import java.util.Objects;

/**
 * A multilayer perceptron on statistics of each row (coefficient, band) over the valid frames,
 * which are batch-normalised; hidden layers with rectifiers and dropout; a linear head. It does not
 * hear the order of frames. Padding has no part in it.
 *
 * <p>It takes features as they are. A pipeline that ends in {@link
 * io.github.audiomnist.transform.Standardize#perBand()} is refused: the statistics of all its clips
 * are the same.
 *
 * @param statistics of each row
 * @param hiddenSizes of each hidden layer
 * @param dropout behind each hidden layer, in [0, 1)
 */
public record MlpNetwork(Statistics statistics, List<Integer> hiddenSizes, double dropout)
    implements Network<TimeFrequency> {

  /** What is known of a row. */
  public enum Statistics {
    /** Its mean. */
    MEAN,
    /** Its mean and its standard deviation. */
    MEAN_AND_DEVIATION
  }

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is below 1 or {@code dropout} is outside [0, 1)
   */
  public MlpNetwork {
    Objects.requireNonNull(statistics, "statistics");
    hiddenSizes = Sizes.atLeastOne("MlpNetwork", "hiddenSizes", hiddenSizes);
    Sizes.dropout("MlpNetwork", dropout);
  }

  /** A copy on other statistics. */
  public MlpNetwork withStatistics(Statistics newStatistics) {
    return new MlpNetwork(newStatistics, hiddenSizes, dropout);
  }

  /** A copy with one hidden layer for each of {@code newHiddenSizes}. */
  public MlpNetwork withHiddenSizes(Integer... newHiddenSizes) {
    return new MlpNetwork(statistics, List.of(newHiddenSizes), dropout);
  }

  /** A copy with another dropout. */
  public MlpNetwork withDropout(double newDropout) {
    return new MlpNetwork(statistics, hiddenSizes, newDropout);
  }
}
