package io.github.audiomnist.models;

import io.github.audiomnist.signal.TimeFrequency;
import java.util.List;

/**
 * TC-ResNet (Choi et al., "Temporal Convolution for Real-time Keyword Spotting on Mobile Devices",
 * 2019): rows are channels of convolutions over time, in residual blocks of two; the mean over
 * valid frames; dropout; a linear head. Padding has no part in it, but for batch statistics in
 * training.
 *
 * <p>Unlike the published code, the head has a bias, strided convolutions are padded alike at both
 * ends, and batch statistics move by a tenth, not by 0.003, of each batch.
 *
 * @param channels of the first convolution and of each block; where they change, frames are halved
 * @param kernelSize of the blocks, odd
 * @param dropout before the head, in [0, 1)
 * @param stochasticDepth share of the residual branches that a clip skips in training, in [0, 1); 0
 *     in the paper
 */
public record TcResNet(
    List<Integer> channels, int kernelSize, double dropout, double stochasticDepth)
    implements Network<TimeFrequency> {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there is no convolution, a size is below 1, {@code
   *     kernelSize} is even, or {@code dropout} or {@code stochasticDepth} is outside [0, 1)
   */
  public TcResNet {
    channels = Sizes.atLeastOne("TcResNet", "channels", channels);
    Sizes.odd("TcResNet", "kernelSize", kernelSize);
    Sizes.dropout("TcResNet", dropout);
    Sizes.share("TcResNet", "stochasticDepth", stochasticDepth);
  }

  /** A copy with other channels: of the first convolution, then of each block. */
  public TcResNet withChannels(Integer... newChannels) {
    return new TcResNet(List.of(newChannels), kernelSize, dropout, stochasticDepth);
  }

  /**
   * A copy with all channels times {@code factor}, rounded down: 1.5 makes TC-ResNet14 the paper's
   * TC-ResNet14-1.5.
   *
   * @throws IllegalArgumentException if that leaves less than one
   */
  public TcResNet withWidth(double factor) {
    return new TcResNet(
        channels.stream().map(count -> (int) (count * factor)).toList(),
        kernelSize,
        dropout,
        stochasticDepth);
  }

  /** A copy with kernels of another size. */
  public TcResNet withKernelSize(int newKernelSize) {
    return new TcResNet(channels, newKernelSize, dropout, stochasticDepth);
  }

  /** A copy with another dropout. */
  public TcResNet withDropout(double newDropout) {
    return new TcResNet(channels, kernelSize, newDropout, stochasticDepth);
  }

  /** A copy whose clips skip another share of the residual branches in training. */
  public TcResNet withStochasticDepth(double newStochasticDepth) {
    return new TcResNet(channels, kernelSize, dropout, newStochasticDepth);
  }
}
