package io.github.audiomnist.transform;

/** The definition of the discrete Fourier transform, in double: the control for fast ones. */
public final class NaiveDft {

  private NaiveDft() {}

  /** {@code |sum_n x[n] e^(-2πikn/N)|²} for k of 0 to N / 2. */
  public static double[] power(float[] frame) {
    int length = frame.length;
    double[] cosine = new double[length];
    double[] sine = new double[length];
    for (int i = 0; i < length; i++) {
      cosine[i] = Math.cos(2 * Math.PI * i / length);
      sine[i] = Math.sin(2 * Math.PI * i / length);
    }
    double[] power = new double[length / 2 + 1];
    for (int k = 0; k < power.length; k++) {
      double real = 0;
      double imaginary = 0;
      for (int n = 0; n < length; n++) {
        int turn = (int) ((long) k * n % length);
        real += frame[n] * cosine[turn];
        imaginary -= frame[n] * sine[turn];
      }
      power[k] = real * real + imaginary * imaginary;
    }
    return power;
  }
}
