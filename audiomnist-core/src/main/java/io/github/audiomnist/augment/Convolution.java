package io.github.audiomnist.augment;

import java.util.Arrays;

/**
 * Convolution of real signals by a complex Fourier transform of radix 2 (Cooley and Tukey 1965), in
 * double. Both signals go through one transform, as real and imaginary part.
 */
final class Convolution {

  private final int size;
  private final double[] cosines;
  private final double[] sines;

  private Convolution(int size) {
    this.size = size;
    this.cosines = new double[size / 2];
    this.sines = new double[size / 2];
    for (int k = 0; k < size / 2; k++) {
      cosines[k] = Math.cos(2 * Math.PI * k / size);
      sines[k] = -Math.sin(2 * Math.PI * k / size);
    }
  }

  /**
   * Samples {@code start} to {@code start + length} of {@code a * b}.
   *
   * @param start of at least 0
   * @param length so that {@code start + length < a.length + b.length}
   */
  static double[] of(float[] a, float[] b, int start, int length) {
    int size = Integer.highestOneBit(Math.max(1, a.length + b.length - 2)) * 2;
    double[] convolved = new Convolution(size).convolve(a, b);
    return Arrays.copyOfRange(convolved, start, start + length);
  }

  private double[] convolve(float[] a, float[] b) {
    double[] re = widened(a);
    double[] im = widened(b);
    transform(re, im);
    multiplyParts(re, im);
    transform(im, re);
    for (int i = 0; i < size; i++) {
      re[i] /= size;
    }
    return re;
  }

  private double[] widened(float[] samples) {
    double[] wide = new double[size];
    for (int i = 0; i < samples.length; i++) {
      wide[i] = samples[i];
    }
    return wide;
  }

  /**
   * The spectrum of {@code a * b} from that of {@code a + ib}: with z at k and w, conjugate, at -k,
   * {@code (z + w) / 2} is that of a, {@code (z - w) / 2i} that of b, and {@code (z² - w²) / 4i}
   * their product.
   */
  private void multiplyParts(double[] re, double[] im) {
    for (int k = 0; k <= size / 2; k++) {
      int mirror = (size - k) % size;
      double zRe = re[k] * re[k] - im[k] * im[k];
      double zIm = 2 * re[k] * im[k];
      double wRe = re[mirror] * re[mirror] - im[mirror] * im[mirror];
      double wIm = -2 * re[mirror] * im[mirror];
      re[k] = (zIm - wIm) / 4;
      im[k] = (wRe - zRe) / 4;
      re[mirror] = re[k];
      im[mirror] = -im[k];
    }
  }

  /** Forward and in place; with the parts swapped, backward and without 1 / size. */
  private void transform(double[] re, double[] im) {
    sortByReversedBits(re, im);
    for (int half = 1; half < size; half *= 2) {
      for (int block = 0; block < size; block += 2 * half) {
        butterflies(re, im, block, half);
      }
    }
  }

  private void butterflies(double[] re, double[] im, int block, int half) {
    int step = size / (2 * half);
    for (int k = 0; k < half; k++) {
      int low = block + k;
      int high = low + half;
      double cos = cosines[k * step];
      double sin = sines[k * step];
      double turnedRe = re[high] * cos - im[high] * sin;
      double turnedIm = re[high] * sin + im[high] * cos;
      re[high] = re[low] - turnedRe;
      im[high] = im[low] - turnedIm;
      re[low] += turnedRe;
      im[low] += turnedIm;
    }
  }

  private void sortByReversedBits(double[] re, double[] im) {
    int shift = Integer.numberOfLeadingZeros(size) + 1;
    for (int i = 0; i < size; i++) {
      int reversed = Integer.reverse(i) >>> shift;
      if (reversed > i) {
        swap(re, i, reversed);
        swap(im, i, reversed);
      }
    }
  }

  private static void swap(double[] values, int i, int j) {
    double value = values[i];
    values[i] = values[j];
    values[j] = value;
  }
}
