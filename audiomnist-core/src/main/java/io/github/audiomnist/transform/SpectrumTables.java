package io.github.audiomnist.transform;

import java.util.stream.IntStream;

/**
 * The plan of the power spectrum of {@code nFft} real samples, which in pairs are the elements of a
 * complex transform of half the length, split into the bins of the real one afterwards (Sorensen,
 * Jones, Heideman and Burrus 1987).
 *
 * <p>Samples stand in rows, sample i in row i. The power of bin k, times 4, is left in row {@code
 * powerRows()[k]}; other rows mean nothing then. The split turns bin k by {@code cosines()[k] + i
 * sines()[k]}. Arrays are not to be written to.
 *
 * <p>Immutable; threads may share it.
 */
final class SpectrumTables {

  private final FftTables fft;
  private final int[] powerRows;
  private final double[] cosines;
  private final double[] sines;

  /**
   * @param half the complex transform of half the length
   */
  SpectrumTables(FftTables half) {
    int nFft = 2 * half.size();
    this.fft = half;
    this.powerRows =
        IntStream.rangeClosed(0, nFft / 2).map(bin -> powerRow(bin, nFft, half)).toArray();
    this.cosines = new double[nFft / 4 + 1];
    this.sines = new double[nFft / 4 + 1];
    for (int k = 0; k <= nFft / 4; k++) {
      cosines[k] = Math.cos(2 * Math.PI * k / nFft);
      sines[k] = -Math.sin(2 * Math.PI * k / nFft);
    }
  }

  /** Whether nFft is even, and half of it a product of 2, 3 and 5. */
  static boolean supports(int nFft) {
    return nFft % 2 == 0 && FftTables.supports(nFft / 2);
  }

  /** The last bin shares element 0 with the first. */
  private static int powerRow(int bin, int nFft, FftTables half) {
    return 2 * bin == nFft ? 2 * half.position(0) + 1 : 2 * half.position(bin);
  }

  FftTables fft() {
    return fft;
  }

  int[] powerRows() {
    return powerRows;
  }

  double[] cosines() {
    return cosines;
  }

  double[] sines() {
    return sines;
  }
}
