package io.github.audiomnist.transform;

/**
 * The inner loops of the batched kernel: each runs over the lanes of a few rows.
 *
 * <p>They are written for C2's vectoriser, and measured with and without it: each alone is taken on
 * Java 17 and 25, but for the fourths under a window, which Java 17 leaves scalar, as it does one
 * or the other now and then where it inlines them. It does not take a loop that writes to five rows
 * or more, such as a whole butterfly; that has an offset to its index, for fear that rows overlap;
 * or, on Java 17, that stores some sums and multiplies others. Within that the fewer loops the
 * better, since each takes time to begin and to end. A complex row is a pair of rows, real and
 * imaginary.
 */
final class RowLoops {

  private static final double COS_72 = Math.cos(2 * Math.PI / 5);
  private static final double COS_144 = Math.cos(4 * Math.PI / 5);
  private static final double SIN_72 = Math.sin(2 * Math.PI / 5);
  private static final double SIN_144 = Math.sin(4 * Math.PI / 5);

  private RowLoops() {}

  /** {@code (a, b) ← (a + b, a - b)} and {@code (c, d) ← (c + d, c - d)}. */
  static void butterflies(double[] a, double[] b, double[] c, double[] d, int lanes) {
    for (int l = 0; l < lanes; l++) {
      double p = a[l];
      double q = b[l];
      double r = c[l];
      double s = d[l];
      a[l] = p + q;
      b[l] = p - q;
      c[l] = r + s;
      d[l] = r - s;
    }
  }

  /** {@code (a, b) ← ((a - ib) v, (a + ib) w)} in complex numbers. */
  static void quarterTurn(
      double[] aRe,
      double[] aIm,
      double[] bRe,
      double[] bIm,
      double vRe,
      double vIm,
      double wRe,
      double wIm,
      int lanes) {
    for (int l = 0; l < lanes; l++) {
      double pRe = aRe[l] + bIm[l];
      double pIm = aIm[l] - bRe[l];
      double qRe = aRe[l] - bIm[l];
      double qIm = aIm[l] + bRe[l];
      aRe[l] = pRe * vRe - pIm * vIm;
      aIm[l] = pRe * vIm + pIm * vRe;
      bRe[l] = qRe * wRe - qIm * wIm;
      bIm[l] = qRe * wIm + qIm * wRe;
    }
  }

  /** {@code (a, b) ← (a - ib, a + ib)} in complex numbers. */
  static void quarterTurn(double[] aRe, double[] aIm, double[] bRe, double[] bIm, int lanes) {
    for (int l = 0; l < lanes; l++) {
      double pRe = aRe[l];
      double pIm = aIm[l];
      double qRe = bRe[l];
      double qIm = bIm[l];
      aRe[l] = pRe + qIm;
      aIm[l] = pIm - qRe;
      bRe[l] = pRe - qIm;
      bIm[l] = pIm + qRe;
    }
  }

  /** {@code a ← a w} in complex numbers. */
  static void turn(double[] re, double[] im, double wRe, double wIm, int lanes) {
    for (int l = 0; l < lanes; l++) {
      double p = re[l];
      double q = im[l];
      re[l] = p * wRe - q * wIm;
      im[l] = p * wIm + q * wRe;
    }
  }

  /**
   * Radix 4, before the quarter turn: {@code (a, b, c, d) ← (a + c + (b + d), a + c - (b + d), a -
   * c, b - d)}.
   */
  static void fourths(double[] a, double[] b, double[] c, double[] d, int lanes) {
    for (int l = 0; l < lanes; l++) {
      double p = a[l];
      double q = b[l];
      double r = c[l];
      double s = d[l];
      double even = p + r;
      double odd = q + s;
      a[l] = even + odd;
      b[l] = even - odd;
      c[l] = p - r;
      d[l] = q - s;
    }
  }

  /** As {@link #fourths(double[], double[], double[], double[], int)}, of rows under a window. */
  static void fourths(
      double[] a,
      double[] b,
      double[] c,
      double[] d,
      double aWeight,
      double bWeight,
      double cWeight,
      double dWeight,
      int lanes) {
    for (int l = 0; l < lanes; l++) {
      double p = a[l] * aWeight;
      double q = b[l] * bWeight;
      double r = c[l] * cWeight;
      double s = d[l] * dWeight;
      double even = p + r;
      double odd = q + s;
      a[l] = even + odd;
      b[l] = even - odd;
      c[l] = p - r;
      d[l] = q - s;
    }
  }

  /** Radix 3: {@code (a, b) ← (a + b, a + b cos 120°)}. */
  static void thirds(double[] a, double[] b, int lanes) {
    for (int l = 0; l < lanes; l++) {
      double p = a[l];
      double q = b[l];
      a[l] = p + q;
      b[l] = p - 0.5 * q;
    }
  }

  /** {@code a ← a factor}. */
  static void scale(double[] a, double factor, int lanes) {
    for (int l = 0; l < lanes; l++) {
      a[l] *= factor;
    }
  }

  /** Radix 5, of the sums: {@code b ← a + b cos 72° + c cos 144°}, c crosswise, a the sum. */
  static void fifthsOfSums(double[] a, double[] b, double[] c, int lanes) {
    for (int l = 0; l < lanes; l++) {
      double p = a[l];
      double q = b[l];
      double r = c[l];
      a[l] = p + (q + r);
      b[l] = p + (COS_72 * q + COS_144 * r);
      c[l] = p + (COS_144 * q + COS_72 * r);
    }
  }

  /**
   * Radix 5, of the differences: {@code (d, e) ← (e sin 144° - d sin 72°, e sin 72° + d sin 144°)}.
   */
  static void fifthsOfGaps(double[] d, double[] e, int lanes) {
    for (int l = 0; l < lanes; l++) {
      double p = e[l];
      double q = d[l];
      d[l] = SIN_144 * p - SIN_72 * q;
      e[l] = SIN_72 * p + SIN_144 * q;
    }
  }

  /**
   * Bins k (a) and n/2 - k (b) of a real transform of n samples, times 2, from bins k and n/2 - k
   * of the complex transform of its n/2 pairs.
   */
  static void split(
      double[] aRe, double[] aIm, double[] bRe, double[] bIm, double wRe, double wIm, int lanes) {
    for (int l = 0; l < lanes; l++) {
      double evenRe = aRe[l] + bRe[l];
      double evenIm = aIm[l] - bIm[l];
      double oddRe = aIm[l] + bIm[l];
      double oddIm = bRe[l] - aRe[l];
      double turnedRe = oddRe * wRe - oddIm * wIm;
      double turnedIm = oddRe * wIm + oddIm * wRe;
      aRe[l] = evenRe + turnedRe;
      aIm[l] = evenIm + turnedIm;
      bRe[l] = evenRe - turnedRe;
      bIm[l] = evenIm - turnedIm;
    }
  }

  /** The squared magnitudes of a and b replace their real parts. */
  static void powers(double[] aRe, double[] aIm, double[] bRe, double[] bIm, int lanes) {
    for (int l = 0; l < lanes; l++) {
      double p = aRe[l];
      double q = aIm[l];
      double r = bRe[l];
      double s = bIm[l];
      aRe[l] = p * p + q * q;
      bRe[l] = r * r + s * s;
    }
  }

  /** {@link #split} and {@link #powers} of the first and the last bin, which are real. */
  static void splitPowerOfEnds(double[] re, double[] im, int lanes) {
    for (int l = 0; l < lanes; l++) {
      double first = 2 * (re[l] + im[l]);
      double last = 2 * (re[l] - im[l]);
      re[l] = first * first;
      im[l] = last * last;
    }
  }

  /** {@code sum ← v a + w b}. */
  static void weigh(double[] sum, double v, double[] a, double w, double[] b, int lanes) {
    for (int l = 0; l < lanes; l++) {
      sum[l] = v * a[l] + w * b[l];
    }
  }

  /** {@code (sum, next) ← (sum + v a, next + w a)}, fused. */
  static void addWeighed(float[] sum, float v, float[] next, float w, float[] a, int lanes) {
    for (int l = 0; l < lanes; l++) {
      sum[l] = Math.fma(v, a[l], sum[l]);
      next[l] = Math.fma(w, a[l], next[l]);
    }
  }

  /**
   * {@code sum ← ((sum + v0 a) + v1 b) + v2 c} and likewise {@code next} by w, every product and
   * sum fused.
   */
  static void addWeighed(
      float[] sum,
      float v0,
      float v1,
      float v2,
      float[] next,
      float w0,
      float w1,
      float w2,
      float[] a,
      float[] b,
      float[] c,
      int lanes) {
    for (int l = 0; l < lanes; l++) {
      float p = a[l];
      float q = b[l];
      float r = c[l];
      sum[l] = Math.fma(v2, r, Math.fma(v1, q, Math.fma(v0, p, sum[l])));
      next[l] = Math.fma(w2, r, Math.fma(w1, q, Math.fma(w0, p, next[l])));
    }
  }

  /** {@code sum ← sum + v a + w b}. */
  static void addWeighed(double[] sum, double v, double[] a, double w, double[] b, int lanes) {
    for (int l = 0; l < lanes; l++) {
      sum[l] += v * a[l] + w * b[l];
    }
  }
}
