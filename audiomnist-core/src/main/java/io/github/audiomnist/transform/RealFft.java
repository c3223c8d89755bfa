package io.github.audiomnist.transform;

import org.jtransforms.fft.FloatFFT_1D;

/**
 * Discrete Fourier transform of real frames of one length.
 *
 * <p>JTransforms leaves the result in place: {@code a[2k]} and {@code a[2k+1]} are the real and
 * imaginary part of bin k; the bin at half the sample rate of an even length is real and lies in
 * {@code a[1]}; for an odd length {@code a[1]} holds the imaginary part of the last bin.
 */
final class RealFft {

  private final int length;
  private final FloatFFT_1D fft;

  RealFft(int length) {
    this.length = length;
    this.fft = new FloatFFT_1D(length);
  }

  int numBins() {
    return length / 2 + 1;
  }

  /**
   * Replaces the frame in {@code frame} by its spectrum, and writes the power of bin k to {@code
   * power[start + k * stride]}.
   */
  void power(float[] frame, float[] power, int start, int stride) {
    fft.realForward(frame);
    power[start] = square(frame[0]);
    int last = numBins() - 1;
    for (int k = 1; k < last; k++) {
      power[start + k * stride] = square(frame[2 * k]) + square(frame[2 * k + 1]);
    }
    float realPartOfLast = length % 2 == 0 ? 0 : frame[2 * last];
    power[start + last * stride] = square(realPartOfLast) + square(frame[1]);
  }

  private static float square(float x) {
    return x * x;
  }
}
