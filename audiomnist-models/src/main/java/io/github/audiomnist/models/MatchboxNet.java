package io.github.audiomnist.models;

import io.github.audiomnist.signal.TimeFrequency;

/**
 * MatchboxNet (Majumdar and Ginsburg, "MatchboxNet: 1D Time-Channel Separable Convolutional Neural
 * Network Architecture for Speech Commands Recognition", 2020), as NeMo's version 2 has it: a
 * separable convolution of 11 frames; residual blocks of separable convolutions of 13, 15, 17 and
 * so on; one of 29, spread by 2; one of a single frame; the mean over valid frames; a linear head.
 * Padding has no part in it, but for batch statistics in training.
 *
 * @param numBlocks residual blocks, B in the paper
 * @param numSubBlocks separable convolutions in a block, R in the paper
 * @param channels of the blocks, C in the paper
 * @param dropout behind each rectifier, in [0, 1)
 * @param stochasticDepth share of the residual branches that a clip skips in training, in [0, 1); 0
 *     in the paper
 */
public record MatchboxNet(
    int numBlocks, int numSubBlocks, int channels, double dropout, double stochasticDepth)
    implements Network<TimeFrequency> {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is below 1 or {@code dropout} or {@code
   *     stochasticDepth} is outside [0, 1)
   */
  public MatchboxNet {
    Sizes.atLeastOne("MatchboxNet", "numBlocks", numBlocks);
    Sizes.atLeastOne("MatchboxNet", "numSubBlocks", numSubBlocks);
    Sizes.atLeastOne("MatchboxNet", "channels", channels);
    Sizes.dropout("MatchboxNet", dropout);
    Sizes.share("MatchboxNet", "stochasticDepth", stochasticDepth);
  }

  /** A copy with another number of blocks. */
  public MatchboxNet withNumBlocks(int newNumBlocks) {
    return new MatchboxNet(newNumBlocks, numSubBlocks, channels, dropout, stochasticDepth);
  }

  /** A copy with another number of convolutions in a block. */
  public MatchboxNet withNumSubBlocks(int newNumSubBlocks) {
    return new MatchboxNet(numBlocks, newNumSubBlocks, channels, dropout, stochasticDepth);
  }

  /** A copy with other channels. */
  public MatchboxNet withChannels(int newChannels) {
    return new MatchboxNet(numBlocks, numSubBlocks, newChannels, dropout, stochasticDepth);
  }

  /** A copy with another dropout. */
  public MatchboxNet withDropout(double newDropout) {
    return new MatchboxNet(numBlocks, numSubBlocks, channels, newDropout, stochasticDepth);
  }

  /** A copy whose clips skip another share of the residual branches in training. */
  public MatchboxNet withStochasticDepth(double newStochasticDepth) {
    return new MatchboxNet(numBlocks, numSubBlocks, channels, dropout, newStochasticDepth);
  }
}
