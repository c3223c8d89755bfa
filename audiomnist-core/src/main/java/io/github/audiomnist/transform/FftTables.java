package io.github.audiomnist.transform;

import java.util.stream.IntStream;

/**
 * The plan of a complex Fourier transform in place, by decimation in frequency with radices 4, 2, 3
 * and 5 (Cooley and Tukey 1965; Gentleman and Sande 1966).
 *
 * <p>A stage of m elements and radix r leaves r transforms of m/r elements. No pass puts bins in
 * order: bin k is left at element {@link #position}, its digits reversed.
 *
 * <p>Immutable; threads may share it.
 */
final class FftTables {

  private final int size;
  private final int[] radices;
  private final double[][] twiddles;
  private final int[] positions;

  /**
   * @param size elements; a product of 2, 3 and 5
   */
  FftTables(int size) {
    if (!supports(size)) {
      throw new IllegalArgumentException(
          "FftTables: expected a product of 2, 3 and 5, found " + size);
    }
    this.size = size;
    this.radices = radices(size);
    this.twiddles = twiddles(size, radices);
    this.positions = IntStream.range(0, size).map(this::reversed).toArray();
  }

  static boolean supports(int size) {
    int rest = size;
    for (int prime : new int[] {2, 3, 5}) {
      while (rest > 0 && rest % prime == 0) {
        rest /= prime;
      }
    }
    return rest == 1;
  }

  private static int[] radices(int size) {
    IntStream.Builder radices = IntStream.builder();
    int rest = size;
    for (int radix : new int[] {4, 2, 3, 5}) {
      for (; rest % radix == 0; rest /= radix) {
        radices.add(radix);
      }
    }
    return radices.build().toArray();
  }

  /**
   * For every stage, of m elements and radix r, the factors {@code exp(-2πi jk/m)} of element j
   * under m/r and output k under r: real at {@code 2(jr + k)}, imaginary behind it.
   */
  private static double[][] twiddles(int size, int[] radices) {
    double[][] tables = new double[radices.length][];
    int m = size;
    for (int stage = 0; stage < radices.length; stage++) {
      tables[stage] = new double[2 * m];
      for (int jk = 0; jk < m; jk++) {
        int j = jk / radices[stage];
        int k = jk % radices[stage];
        double angle = -2 * Math.PI * ((long) j * k % m) / m;
        tables[stage][2 * jk] = Math.cos(angle);
        tables[stage][2 * jk + 1] = Math.sin(angle);
      }
      m /= radices[stage];
    }
    return tables;
  }

  private int reversed(int bin) {
    int rest = bin;
    int span = size;
    int position = 0;
    for (int radix : radices) {
      int digit = rest % radix;
      boolean swapped = radix == 4 && (digit == 1 || digit == 2); // As two stages of radix 2.
      rest /= radix;
      span /= radix;
      position += span * (swapped ? 3 - digit : digit);
    }
    return position;
  }

  /** The element at which bin {@code bin} is left. */
  int position(int bin) {
    return positions[bin];
  }

  int size() {
    return size;
  }

  /** Number of stages. */
  int stages() {
    return radices.length;
  }

  int radix(int stage) {
    return radices[stage];
  }

  /** The factors of {@code stage}; not to be written to. */
  double[] twiddles(int stage) {
    return twiddles[stage];
  }
}
