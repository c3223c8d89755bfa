package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.RowLoops.butterflies;
import static io.github.audiomnist.transform.RowLoops.fifthsOfGaps;
import static io.github.audiomnist.transform.RowLoops.fifthsOfSums;
import static io.github.audiomnist.transform.RowLoops.fourths;
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
   * Replaces frames by the spectra of what is seen of them under a window.
   *
   * @param rows {@code [2 * size][lanes]}
   * @param window a weight for each row
   */
  void transform(double[][] rows, double[] window, int lanes) {
    if (tables.stages() > 0 && tables.radix(0) == 4) {
      int stride = tables.size() / 4;
      for (int j = 0; j < stride; j++) {
        fourthsUnderWindow(rows, window, j, stride, lanes);
        turnFourths(rows, j, stride, tables.twiddles(0), 8 * j, lanes);
      }
      transformParts(rows, 0, tables.size(), 0, lanes);
    } else {
      for (int i = 0; i < rows.length; i++) {
        scale(rows[i], window[i], lanes);
      }
      transform(rows, 0, tables.size(), 0, lanes);
    }
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
    transformParts(rows, first, m, stage, lanes);
  }

  private void transformParts(double[][] rows, int first, int m, int stage, int lanes) {
    int radix = tables.radix(stage);
    int stride = m / radix;
    for (int k = 0; k < radix; k++) {
      transform(rows, first + k * stride, stride, stage + 1, lanes);
    }
  }

  private static void radix2(double[][] x, int a, int stride, double[] t, int w, int lanes) {
    int b = a + stride;
    butterflies(x[2 * a], x[2 * b], x[2 * a + 1], x[2 * b + 1], lanes);
    turn(x, b, t, w, 1, lanes);
  }

  private static void radix3(double[][] x, int a, int stride, double[] t, int w, int lanes) {
    int b = a + stride;
    int c = b + stride;
    butterflies(x[2 * b], x[2 * c], x[2 * b + 1], x[2 * c + 1], lanes);
    for (int part = 0; part < 2; part++) {
      scale(x[2 * c + part], SIN_120, lanes);
      thirds(x[2 * a + part], x[2 * b + part], lanes);
    }
    turn(x, b, c, t, w, 3, 1, lanes);
  }

  private static void radix4(double[][] x, int a, int stride, double[] t, int w, int lanes) {
    int b = 2 * (a + stride);
    int c = 2 * (a + 2 * stride);
    int d = 2 * (a + 3 * stride);
    for (int part = 0; part < 2; part++) {
      fourths(x[2 * a + part], x[b + part], x[c + part], x[d + part], lanes);
    }
    turnFourths(x, a, stride, t, w, lanes);
  }

  private static void fourthsUnderWindow(
      double[][] x, double[] window, int a, int stride, int lanes) {
    for (int i = 2 * a; i < 2 * a + 2; i++) {
      int j = i + 2 * stride;
      int k = i + 4 * stride;
      int l = i + 6 * stride;
      fourths(x[i], x[j], x[k], x[l], window[i], window[j], window[k], window[l], lanes);
    }
  }

  private static void turnFourths(double[][] x, int a, int stride, double[] t, int w, int lanes) {
    int b = a + stride;
    int c = b + stride;
    int d = c + stride;
    turn(x, b, t, w, 2, lanes);
    turn(x, c, d, t, w, 4, 1, lanes);
  }

  private static void radix5(double[][] x, int a, int stride, double[] t, int w, int lanes) {
    int b = a + stride;
    int c = b + stride;
    int d = c + stride;
    int e = d + stride;
    for (int part = 0; part < 2; part++) {
      butterflies(x[2 * b + part], x[2 * e + part], x[2 * c + part], x[2 * d + part], lanes);
      fifthsOfGaps(x[2 * d + part], x[2 * e + part], lanes);
      fifthsOfSums(x[2 * a + part], x[2 * b + part], x[2 * c + part], lanes);
    }
    turn(x, b, e, t, w, 5, 1, lanes);
    turn(x, c, d, t, w, 5, 2, lanes);
  }

  /** Output k (a) of a butterfly, whose factors begin at w; at 0 they are 1. */
  private static void turn(double[][] x, int a, double[] t, int w, int k, int lanes) {
    if (w > 0) {
      RowLoops.turn(x[2 * a], x[2 * a + 1], t[w + 2 * k], t[w + 2 * k + 1], lanes);
    }
  }

  /**
   * Outputs k (a) and radix - k (b) of a butterfly, whose factors begin at w; none at 0 is not 1.
   */
  private static void turn(
      double[][] x, int a, int b, double[] t, int w, int radix, int k, int lanes) {
    if (w == 0) {
      quarterTurn(x[2 * a], x[2 * a + 1], x[2 * b], x[2 * b + 1], lanes);
      return;
    }
    int v = w + 2 * k;
    int u = w + 2 * (radix - k);
    quarterTurn(
        x[2 * a], x[2 * a + 1], x[2 * b], x[2 * b + 1], t[v], t[v + 1], t[u], t[u + 1], lanes);
  }
}
