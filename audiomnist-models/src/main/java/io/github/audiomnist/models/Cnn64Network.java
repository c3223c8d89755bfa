package io.github.audiomnist.models;

import io.github.audiomnist.signal.TimeFrequency;
import java.util.List;

/**
 * A convolutional network over 64 by 64 values: two units of 5 by 5 and two of 3 by 3, each padded
 * by 2, rectified and pooled by 2; dropout; a linear head over all that is left. It sees the whole
 * canvas, padding included.
 *
 * @param channels of the four units
 * @param dropout before the head, in [0, 1)
 */
public record Cnn64Network(List<Integer> channels, double dropout)
    implements Network<TimeFrequency> {

  /** Rows and columns that it reads. */
  public static final int SIZE = 64;

  private static final int UNITS = 4;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there are not four units, a size is below 1, or {@code
   *     dropout} is outside [0, 1)
   */
  public Cnn64Network {
    channels = Sizes.atLeastOne("Cnn64Network", "channels", channels);
    Sizes.count("Cnn64Network", "channels", UNITS, channels);
    Sizes.dropout("Cnn64Network", dropout);
  }

  /** A copy with other channels, one for each of the four units. */
  public Cnn64Network withChannels(Integer... newChannels) {
    return new Cnn64Network(List.of(newChannels), dropout);
  }

  /** A copy with another dropout. */
  public Cnn64Network withDropout(double newDropout) {
    return new Cnn64Network(channels, newDropout);
  }
}
