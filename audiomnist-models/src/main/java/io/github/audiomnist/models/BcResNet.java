package io.github.audiomnist.models;

import io.github.audiomnist.signal.TimeFrequency;

/**
 * BC-ResNet (Kim et al., "Broadcasted Residual Learning for Efficient Keyword Spotting", 2021):
 * convolutions over bands, and over the time course of their mean, which is broadcast to all bands.
 * It reads 40 bands. Padding has no part in it, but for batch statistics in training.
 *
 * @param channels of the narrowest stage: 8 times the paper's width, even
 * @param dropout of whole channels in each block, in [0, 1)
 * @param stochasticDepth share of the blocks with a residual of their own that a clip skips in
 *     training, in [0, 1); 0 in the paper
 */
public record BcResNet(int channels, double dropout, double stochasticDepth)
    implements Network<TimeFrequency> {

  /** Rows that it reads. */
  public static final int ROWS = 40;

  private static final int CHANNELS_OF_WIDTH_1 = 8;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if {@code channels} is below 1 or odd, or {@code dropout} or
   *     {@code stochasticDepth} is outside [0, 1)
   */
  public BcResNet {
    Sizes.atLeastOne("BcResNet", "channels", channels);
    if (channels % 2 != 0) {
      throw new IllegalArgumentException(
          "BcResNet: expected even channels, found %s; other stages have 1.5 and 2.5 times as many"
              .formatted(channels));
    }
    Sizes.dropout("BcResNet", dropout);
    Sizes.share("BcResNet", "stochasticDepth", stochasticDepth);
  }

  /** A copy of another width: 1, 1.5, 2, 3, 6 and 8 are the paper's. */
  public BcResNet withWidth(double width) {
    return new BcResNet((int) Math.round(CHANNELS_OF_WIDTH_1 * width), dropout, stochasticDepth);
  }

  /** A copy with another dropout. */
  public BcResNet withDropout(double newDropout) {
    return new BcResNet(channels, newDropout, stochasticDepth);
  }

  /** A copy whose clips skip another share of the blocks in training. */
  public BcResNet withStochasticDepth(double newStochasticDepth) {
    return new BcResNet(channels, dropout, newStochasticDepth);
  }
}
