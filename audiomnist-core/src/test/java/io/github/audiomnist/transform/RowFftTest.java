package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The batched transform against a naive one, at every size that it takes up to 400. */
class RowFftTest {

  private static final int LANES = 3;

  static int[] sizes() {
    return IntStream.rangeClosed(1, 400).filter(FftTables::supports).toArray();
  }

  private static double[][] gaussianRows(int seed, int count) {
    Random random = new Random(seed);
    double[][] rows = new double[count][LANES];
    for (double[] row : rows) {
      Arrays.setAll(row, lane -> (float) random.nextGaussian());
    }
    return rows;
  }

  @Test
  void transform_everySize_isDft() {
    for (int size : sizes()) {
      double[][] rows = gaussianRows(size, 2 * size);
      double[] window = randomWindow(size);
      double[][] before = weighted(rows, window);
      FftTables tables = FftTables.ofSmallRadices(size);
      new RowFft(tables).transform(rows, window, LANES);
      for (int k = 0; k < size; k++) {
        int row = 2 * tables.position(k);
        for (int lane = 0; lane < LANES; lane++) {
          double[] expected = bin(before, size, k, lane);
          assertEquals(expected[0], rows[row][lane], 1e-12 * size);
          assertEquals(expected[1], rows[row + 1][lane], 1e-12 * size);
        }
      }
    }
  }

  /** Powers of 2, so that weighted samples are floats still. */
  private static double[] randomWindow(int size) {
    Random random = new Random(-size);
    return random.ints(2L * size, -2, 3).mapToDouble(power -> Math.scalb(1.0, power)).toArray();
  }

  private static double[][] weighted(double[][] rows, double[] window) {
    return IntStream.range(0, rows.length)
        .mapToObj(i -> Arrays.stream(rows[i]).map(x -> x * window[i]).toArray())
        .toArray(double[][]::new);
  }

  private static double[] bin(double[][] rows, int size, int k, int lane) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < size; i++) {
      double angle = -2 * Math.PI * (i * k % size) / size;
      double x = rows[2 * i][lane];
      double y = rows[2 * i + 1][lane];
      re += x * Math.cos(angle) - y * Math.sin(angle);
      im += x * Math.sin(angle) + y * Math.cos(angle);
    }
    return new double[] {re, im};
  }

  @Test
  void spectrum_everySize_isFourTimesThePower() {
    for (int size : sizes()) {
      int nFft = 2 * size;
      double[][] rows = gaussianRows(size, nFft);
      double[] window = randomWindow(size);
      double[][] before = weighted(rows, window);
      SpectrumTables tables = new SpectrumTables(FftTables.ofSmallRadices(size));
      new RowSpectrum(tables).transform(rows, window, LANES);
      for (int lane = 0; lane < LANES; lane++) {
        int column = lane;
        double[] frame = Arrays.stream(before).mapToDouble(row -> row[column]).toArray();
        double[] expected = NaiveDft.power(Checks.toFloats(frame));
        for (int k = 0; k < expected.length; k++) {
          double found = rows[tables.powerRows()[k]][lane] / 4;
          assertEquals(expected[k], found, 1e-10 * nFft, "bin " + k + " of " + nFft);
        }
      }
    }
  }

  @Test
  void supports_otherPrimes_isFalse() {
    for (int size : new int[] {0, -4, 7, 14, 11 * 16, 1103}) {
      assertFalse(FftTables.supports(size), "size " + size);
      assertThrows(IllegalArgumentException.class, () -> FftTables.ofFewPasses(size));
    }
    for (int size : new int[] {1, 2, 3, 4, 5, 6, 200, 256, 480, 512, 720}) {
      assertTrue(FftTables.supports(size), "size " + size);
    }
  }
}
