package io.github.audiomnist.models;

import io.github.audiomnist.signal.Waveform;
import java.util.List;

/**
 * AudioNet (Becker et al., "Interpreting and Explaining Deep Neural Networks for Classification of
 * Audio Signals", 2018): convolutions of three samples, each rectified and pooled by 2, the first
 * over three; linear layers without rectifiers; a linear head. The paper's clips are 8,000 samples
 * at 8 kHz; others change the size of the first linear layer. It sees the whole canvas, padding
 * included: where a word stands in it matters.
 *
 * <p>The paper divides samples by their 95th percentile and puts a word anywhere in the second by
 * chance; here the pipeline sets the root of the mean square to 1, and words stand at the start.
 * The first weights are drawn as for layers before rectifiers (He et al. 2015), not normal with a
 * deviation of 0.1.
 *
 * @param channels of the convolutions
 * @param hiddenSizes of the linear layers before the head
 * @param dropout behind each of them, in [0, 1)
 */
public record AudioNet(List<Integer> channels, List<Integer> hiddenSizes, double dropout)
    implements Network<Waveform> {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there is no convolution or no linear layer, a size is below
   *     1, or {@code dropout} is outside [0, 1)
   */
  public AudioNet {
    channels = Sizes.atLeastOne("AudioNet", "channels", channels);
    hiddenSizes = Sizes.atLeastOne("AudioNet", "hiddenSizes", hiddenSizes);
    Sizes.dropout("AudioNet", dropout);
  }

  /** A copy with one convolution for each of {@code newChannels}. */
  public AudioNet withChannels(Integer... newChannels) {
    return new AudioNet(List.of(newChannels), hiddenSizes, dropout);
  }

  /** A copy with one linear layer before the head for each of {@code newHiddenSizes}. */
  public AudioNet withHiddenSizes(Integer... newHiddenSizes) {
    return new AudioNet(channels, List.of(newHiddenSizes), dropout);
  }

  /** A copy with another dropout. */
  public AudioNet withDropout(double newDropout) {
    return new AudioNet(channels, hiddenSizes, newDropout);
  }
}
