package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.RowLoops.butterfly;
import static io.github.audiomnist.transform.RowLoops.fifthsOfDifferences;
import static io.github.audiomnist.transform.RowLoops.fifthsOfSums;
import static io.github.audiomnist.transform.RowLoops.quarterTurn;
import static io.github.audiomnist.transform.RowLoops.scale;
import static io.github.audiomnist.transform.RowLoops.thirds;

/**
 * Complex Fourier transforms of many frames at once, in place.
 *
 * <p>Layout: row {@code 2k} holds the real and row {@code 2k + 1} the imaginary part of element k
 * of every frame; a lane is a frame. A butterfly is thus the same arithmetic on whole rows. Of the
 * transforms that a stage leaves each is finished before the next is begun, so that small ones stay
 * in the cache (Singleton 1967).
 *
 * <p>Immutable; threads may share it.
 */
final class RowFft {

  private static final double SIN_120 = Math.sqrt(0.75);

  private final FftTables tables;

  RowFft(FftTables tables) {
    this.tables = tables;
  }

  /**
   * Replaces frames by their spectra.
   *
   * @param rows {@code [2 * size][lanes]}
   */
  void transform(double[][] rows, int lanes) {
    transform(rows, 0, tables.size(), 0, lanes);
  }

  private void transform(double[][] rows, int first, int m, int stage, int lanes) {
    if (m == 1) {
      return;
    }
    int radix = tables.radix(stage);
    double[] t = tables.twiddles(stage);
    int stride = m / radix;
    for (int j = 0; j < stride; j++) {
      int w = 2 * radix * j;
      switch (radix) {
        case 2 -> radix2(rows, first + j, stride, t, w, lanes);
        case 3 -> radix3(rows, first + j, stride, t, w, lanes);
        case 4 -> radix4(rows, first + j, stride, t, w, lanes);
        default -> radix5(rows, first + j, stride, t, w, lanes);
      }
    }
    for (int k = 0; k < radix; k++) {
      transform(rows, first + k * stride, stride, stage + 1, lanes);
    }
  }

  private static void radix2(double[][] x, int a, int stride, double[] t, int w, int lanes) {
    int b = a + stride;
    butterfly(x[2 * a], x[2 * a + 1], x[2 * b], x[2 * b + 1], t[w + 2], t[w + 3], lanes);
  }

  private static void radix3(double[][] x, int a, int stride, double[] t, int w, int lanes) {
    int b = a + stride;
    int c = b + stride;
    for (int part = 0; part < 2; part++) {
      butterfly(x[2 * b + part], x[2 * c + part], lanes);
      scale(x[2 * c + part], SIN_120, lanes);
      thirds(x[2 * a + part], x[2 * b + part], lanes);
    }
    turn(x, b, c, t, w + 2, w + 4, lanes);
  }

  private static void radix4(double[][] x, int a, int stride, double[] t, int w, int lanes) {
    int b = a + stride;
    int c = b + stride;
    int d = c + stride;
    for (int part = 0; part < 2; part++) {
      butterfly(x[2 * a + part], x[2 * c + part], lanes);
      butterfly(x[2 * b + part], x[2 * d + part], lanes);
    }
    if (w == 0) {
      butterfly(x[2 * a], x[2 * b], lanes);
      butterfly(x[2 * a + 1], x[2 * b + 1], lanes);
      quarterTurn(x[2 * c], x[2 * c + 1], x[2 * d], x[2 * d + 1], lanes);
      return;
    }
    butterfly(x[2 * a], x[2 * a + 1], x[2 * b], x[2 * b + 1], t[w + 4], t[w + 5], lanes);
    turn(x, c, d, t, w + 2, w + 6, lanes);
  }

  private static void radix5(double[][] x, int a, int stride, double[] t, int w, int lanes) {
    int b = a + stride;
    int c = b + stride;
    int d = c + stride;
    int e = d + stride;
    for (int part = 0; part < 2; part++) {
      butterfly(x[2 * b + part], x[2 * e + part], lanes);
      butterfly(x[2 * c + part], x[2 * d + part], lanes);
      fifthsOfSums(x[2 * a + part], x[2 * b + part], x[2 * c + part], lanes);
      fifthsOfDifferences(x[2 * e + part], x[2 * d + part], lanes);
    }
    turn(x, b, e, t, w + 2, w + 8, lanes);
    turn(x, c, d, t, w + 4, w + 6, lanes);
  }

  private static void turn(double[][] x, int a, int b, double[] t, int v, int w, int lanes) {
    quarterTurn(
        x[2 * a], x[2 * a + 1], x[2 * b], x[2 * b + 1], t[v], t[v + 1], t[w], t[w + 1], lanes);
  }
}
