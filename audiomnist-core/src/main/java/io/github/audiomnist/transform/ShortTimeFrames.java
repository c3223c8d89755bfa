package io.github.audiomnist.transform;

import java.util.Arrays;

/**
 * The way from the samples of a clip to the complex spectra of its frames, and back by adding up
 * the frames, weighted by the window once more, over the sum of the squared weights (Griffin and
 * Lim 1984; {@code librosa.istft} 0.11). It gives back every sample on which a window lies.
 *
 * <p>Spectra lie frame after frame, {@code nFft} doubles each, packed as {@link RealFft} says.
 *
 * <p>Immutable; threads may share it.
 */
final class ShortTimeFrames {

  private final Stft stft;
  private final int length;
  private final int numFrames;
  private final double[] window;
  private final double[] inverseSums;
  private final RealFft fft;

  /**
   * @param length samples of a clip
   * @param numFrames frames that the transform makes of them
   */
  ShortTimeFrames(Stft stft, int length, int numFrames) {
    this.stft = stft;
    this.length = length;
    this.numFrames = numFrames;
    this.window = stft.window().weights(stft.windowLength());
    this.fft = new RealFft(stft.nFft());
    this.inverseSums = inverseSums();
  }

  /** Where no window lies, 1: there is nothing to be divided. */
  private double[] inverseSums() {
    double[] sums = new double[length];
    for (int frame = 0; frame < numFrames; frame++) {
      int start = start(frame);
      for (int i = begin(start); i < end(start); i++) {
        sums[start + i] += window[i] * window[i];
      }
    }
    return Arrays.stream(sums).map(sum -> sum < Double.MIN_NORMAL ? 1 : 1 / sum).toArray();
  }

  /** The sample under the first weight of a frame's window; may lie outside the clip. */
  private int start(int frame) {
    return frame * stft.hopLength() - stft.overhang() + stft.windowStart();
  }

  private int begin(int start) {
    return Math.max(0, -start);
  }

  private int end(int start) {
    return Math.min(window.length, length - start);
  }

  RealFft fft() {
    return fft;
  }

  int numFrames() {
    return numFrames;
  }

  /** Doubles of the spectra of a clip. */
  int spectraLength() {
    return Math.multiplyExact(numFrames, stft.nFft());
  }

  /** Writes the spectra of all frames. */
  void analyze(double[] samples, double[] spectra) {
    Arrays.fill(spectra, 0, spectraLength(), 0);
    for (int frame = 0; frame < numFrames; frame++) {
      int at = frame * stft.nFft();
      int start = start(frame);
      for (int i = 0; i < window.length; i++) {
        spectra[at + stft.windowStart() + i] = window[i] * sample(samples, start + i);
      }
      fft.forward(spectra, at);
    }
  }

  private double sample(double[] samples, int index) {
    if (index >= 0 && index < length) {
      return samples[index];
    }
    if (stft.padding() != Padding.REFLECT) {
      return 0;
    }
    return samples[index < 0 ? -index : 2 * (length - 1) - index];
  }

  /**
   * Writes the samples whose frames come nearest to {@code spectra}, by least squares.
   *
   * @param frame room for {@code nFft} doubles
   */
  void synthesize(double[] spectra, double[] frame, double[] samples) {
    Arrays.fill(samples, 0, length, 0);
    for (int t = 0; t < numFrames; t++) {
      System.arraycopy(spectra, t * stft.nFft(), frame, 0, stft.nFft());
      fft.inverse(frame, 0);
      int start = start(t);
      for (int i = begin(start); i < end(start); i++) {
        samples[start + i] += window[i] * frame[stft.windowStart() + i];
      }
    }
    for (int i = 0; i < length; i++) {
      samples[i] *= inverseSums[i];
    }
  }
}
