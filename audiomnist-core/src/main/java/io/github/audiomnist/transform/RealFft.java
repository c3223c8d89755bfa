package io.github.audiomnist.transform;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Discrete Fourier transform of real frames of one length.
 *
 * <p>It works in double: JTransforms' float transform is hardly faster and loses three digits at
 * lengths with a prime factor of 60 to 200 (relative error 2.5e-4 at 591).
 *
 * <p>JTransforms leaves the result in place: {@code a[2k]} and {@code a[2k+1]} are the real and
 * imaginary part of bin k; the bin at half the sample rate of an even length is real and lies in
 * {@code a[1]}; for an odd length {@code a[1]} holds the imaginary part of the last bin.
 */
final class RealFft {

  private final int length;
  private final DoubleFFT_1D fft;

  RealFft(int length) {
    this.length = length;
    this.fft = new DoubleFFT_1D(length);
  }

  int numBins() {
    return length / 2 + 1;
  }

  /**
   * Replaces the frame in {@code frame} by its spectrum, and writes the power of bin k to {@code
   * power[start + k * stride]}.
   */
  void power(double[] frame, float[] power, int start, int stride) {
    fft.realForward(frame);
    power[start] = (float) square(frame[0]);
    int last = numBins() - 1;
    for (int k = 1; k < last; k++) {
      power[start + k * stride] = (float) (square(frame[2 * k]) + square(frame[2 * k + 1]));
    }
    double realPartOfLast = length % 2 == 0 ? 0 : frame[2 * last];
    power[start + last * stride] = (float) (square(realPartOfLast) + square(frame[1]));
  }

  /** Replaces the frame from {@code start} by its spectrum, packed as JTransforms leaves it. */
  void forward(double[] frames, int start) {
    fft.realForward(frames, start);
  }

  /** Replaces the packed spectrum from {@code start} by its frame. */
  void inverse(double[] spectra, int start) {
    fft.realInverse(spectra, start, true);
  }

  /**
   * Gives bin {@code k} of the packed spectrum from {@code start} a magnitude and a phase; of the
   * real bins at 0 Hz and at half the sample rate the real part alone is kept.
   */
  void setBin(double[] spectra, int start, int k, double magnitude, double phase) {
    spectra[start + realIndex(k)] = magnitude * Math.cos(phase);
    if (!isReal(k)) {
      spectra[start + imaginaryIndex(k)] = magnitude * Math.sin(phase);
    }
  }

  /** Gives bin {@code k} another magnitude, with the phase it has; a bin of 0 stays 0. */
  void setMagnitude(double[] spectra, int start, int k, double magnitude) {
    int re = start + realIndex(k);
    if (isReal(k)) {
      spectra[re] = magnitude * Math.signum(spectra[re]);
      return;
    }
    int im = start + imaginaryIndex(k);
    double before = Math.sqrt(square(spectra[re]) + square(spectra[im]));
    double factor = before == 0 ? 0 : magnitude / before;
    spectra[re] *= factor;
    spectra[im] *= factor;
  }

  private boolean isReal(int k) {
    return k == 0 || 2 * k == length;
  }

  private int realIndex(int k) {
    return 2 * k == length ? 1 : 2 * k;
  }

  private int imaginaryIndex(int k) {
    return 2 * k + 1 == length ? 1 : 2 * k + 1;
  }

  private static double square(double x) {
    return x * x;
  }
}
