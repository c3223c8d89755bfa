package io.github.audiomnist.transform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The plan of a complex Fourier transform in place, by decimation in frequency with radices 2, 3,
 * 4, 5 and 8 (Cooley and Tukey 1965; Gentleman and Sande 1966).
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

  private FftTables(int size, int[] radices) {
    this.size = size;
    this.radices = radices;
    this.twiddles = twiddles(size, radices);
    this.positions = IntStream.range(0, size).map(this::reversed).toArray();
  }

  /**
   * With radices up to 5, in which a step touches few elements.
   *
   * @param size elements; a product of 2, 3 and 5
   */
  static FftTables ofSmallRadices(int size) {
    checkSupported(size);
    IntStream.Builder radices = IntStream.builder();
    int rest = size;
    for (int radix : new int[] {4, 2, 3, 5}) {
      for (; rest % radix == 0; rest /= radix) {
        radices.add(radix);
      }
    }
    return new FftTables(size, radices.build().toArray());
  }

  /**
   * With radices up to 8, for few passes: the first of radix 4, 5 or 8 if there is one, then
   * growing.
   *
   * @param size elements; a product of 2, 3 and 5
   */
  static FftTables ofFewPasses(int size) {
    checkSupported(size);
    int twos = Integer.numberOfTrailingZeros(size);
    int fours = twos == 1 ? 0 : 2 * twos % 3;
    List<Integer> radices = new ArrayList<>();
    radices.addAll(Collections.nCopies(twos == 1 ? 1 : 0, 2));
    radices.addAll(Collections.nCopies(exponent(3, size), 3));
    radices.addAll(Collections.nCopies(fours, 4));
    radices.addAll(Collections.nCopies(exponent(5, size), 5));
    radices.addAll(Collections.nCopies((twos - 2 * fours) / 3, 8));
    radices.stream()
        .filter(radix -> radix > 3)
        .findFirst()
        .ifPresent(first -> radices.add(0, radices.remove(radices.indexOf(first))));
    return new FftTables(size, radices.stream().mapToInt(Integer::intValue).toArray());
  }

  private static void checkSupported(int size) {
    if (!supports(size)) {
      throw new IllegalArgumentException(
          "FftTables: expected a product of 2, 3 and 5, found " + size);
    }
  }

  private static int exponent(int prime, int size) {
    return size % prime == 0 ? 1 + exponent(prime, size / prime) : 0;
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
