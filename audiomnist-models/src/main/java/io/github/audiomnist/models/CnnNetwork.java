package io.github.audiomnist.models;

import io.github.audiomnist.signal.TimeFrequency;
import java.util.List;

/**
 * A convolutional network over bands and frames: units of convolution, batch normalisation and
 * rectifier with pooling by 2 between them, the mean over bands and valid frames, dropout, and a
 * linear head. At its end a clip is seen with the padding behind it, which is 0 in standardised
 * features; how much padding follows matters little, but not nothing.
 *
 * @param channels of each unit
 * @param kernelSize height and width of the kernels, odd
 * @param dropout before the head, in [0, 1)
 */
public record CnnNetwork(List<Integer> channels, int kernelSize, double dropout)
    implements Network<TimeFrequency> {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there is no unit, a size is below 1, {@code kernelSize} is
   *     even, or {@code dropout} is outside [0, 1)
   */
  public CnnNetwork {
    channels = Sizes.atLeastOne("CnnNetwork", "channels", channels);
    Sizes.odd("CnnNetwork", "kernelSize", kernelSize);
    Sizes.dropout("CnnNetwork", dropout);
  }

  /** A copy with one unit for each of {@code newChannels}. */
  public CnnNetwork withChannels(Integer... newChannels) {
    return new CnnNetwork(List.of(newChannels), kernelSize, dropout);
  }

  /** A copy with kernels of another size. */
  public CnnNetwork withKernelSize(int newKernelSize) {
    return new CnnNetwork(channels, newKernelSize, dropout);
  }

  /** A copy with another dropout. */
  public CnnNetwork withDropout(double newDropout) {
    return new CnnNetwork(channels, kernelSize, newDropout);
  }
}
