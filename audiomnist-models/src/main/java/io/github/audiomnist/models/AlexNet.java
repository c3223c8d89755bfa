package io.github.audiomnist.models;

import io.github.audiomnist.signal.TimeFrequency;
import java.util.List;

/**
 * AlexNet (Krizhevsky et al. 2012) on pictures of 227 by 227, as Becker et al. ("Interpreting and
 * Explaining Deep Neural Networks for Classification of Audio Signals", 2018) train it on
 * spectrograms: one channel goes in, responses are not normalised, linear layers have 1,024
 * outputs. It sees the whole canvas, padding included. See {@link
 * io.github.audiomnist.pipeline.Presets#alexNetImage()}.
 *
 * <p>The first weights are drawn as for layers before rectifiers (He et al. 2015), biases are 0.
 *
 * @param channels of the five convolutions, all but the third in two groups
 * @param hiddenSize of the two linear layers before the head
 * @param dropout behind each of them, in [0, 1)
 */
public record AlexNet(List<Integer> channels, int hiddenSize, double dropout)
    implements Network<TimeFrequency> {

  /** Rows and columns that it reads. */
  public static final int SIZE = 227;

  private static final int CONVOLUTIONS = 5;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there are not five convolutions, a size is below 1, {@code
   *     channels} are odd where they are divided into two groups, or {@code dropout} is outside [0,
   *     1)
   */
  public AlexNet {
    channels = Sizes.atLeastOne("AlexNet", "channels", channels);
    Sizes.count("AlexNet", "channels", CONVOLUTIONS, channels);
    for (int count : channels) {
      if (count % 2 != 0) {
        throw new IllegalArgumentException(
            "AlexNet: expected even channels, found %s; they are divided into two groups"
                .formatted(count));
      }
    }
    Sizes.atLeastOne("AlexNet", "hiddenSize", hiddenSize);
    Sizes.dropout("AlexNet", dropout);
  }

  /** A copy with other channels, one for each of the five convolutions. */
  public AlexNet withChannels(Integer... newChannels) {
    return new AlexNet(List.of(newChannels), hiddenSize, dropout);
  }

  /** A copy with linear layers of another size. */
  public AlexNet withHiddenSize(int newHiddenSize) {
    return new AlexNet(channels, newHiddenSize, dropout);
  }

  /** A copy with another dropout. */
  public AlexNet withDropout(double newDropout) {
    return new AlexNet(channels, hiddenSize, newDropout);
  }
}
