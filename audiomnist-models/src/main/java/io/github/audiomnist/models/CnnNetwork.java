package io.github.audiomnist.models;

import java.util.List;

/**
 * A convolutional network over bands and frames: units of convolution, batch normalisation and
 * rectifier with pooling by 2 between them, the mean over bands and valid frames, dropout, and a
 * linear head.
 *
 * @param channels of each unit
 * @param kernelSize height and width of the kernels, odd
 * @param dropout before the head, in [0, 1)
 */
public record CnnNetwork(List<Integer> channels, int kernelSize, double dropout)
    implements Network {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there is no unit, a size is below 1, {@code kernelSize} is
   *     even, or {@code dropout} is outside [0, 1)
   */
  public CnnNetwork {
    channels = List.copyOf(channels);
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("CnnNetwork: expected at least one unit, found none");
    }
    channels.forEach(count -> Sizes.atLeastOne("CnnNetwork", "channels", count));
    Sizes.atLeastOne("CnnNetwork", "kernelSize", kernelSize);
    if (kernelSize % 2 == 0) {
      throw new IllegalArgumentException(
          "CnnNetwork: expected an odd kernelSize, found " + kernelSize);
    }
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
