package io.github.audiomnist.transform;

/**
 * Weights that raise the higher cepstral coefficients to the size of the lower ones: {@code 1 +
 * length / 2 · sin(π (n + firstNumber) / length)} for coefficient n.
 *
 * <p>Libraries count differently: to Kaldi and HTK the first coefficient is number 0, which stays
 * as it is; to librosa it is number 1.
 *
 * @param length period of the sine over two, in coefficients; 0 for weights of 1
 * @param firstNumber number of the first coefficient, 0 or 1
 */
public record Lifter(double length, int firstNumber) {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code length} is negative or not finite, or {@code
   *     firstNumber} is neither 0 nor 1
   */
  public Lifter {
    if (!(length >= 0) || Double.isInfinite(length)) {
      throw new IllegalArgumentException(
          "Lifter: expected a length of at least 0, found %s; 0 means none".formatted(length));
    }
    if (firstNumber != 0 && firstNumber != 1) {
      throw new IllegalArgumentException(
          "Lifter: expected a firstNumber of 0 (Kaldi) or 1 (librosa), found "
              + firstNumber
              + "; choose one of them");
    }
  }

  /** Weights of 1. */
  public static Lifter none() {
    return new Lifter(0, 0);
  }

  /** As the parameter {@code lifter} of {@code librosa.feature.mfcc}. */
  public static Lifter librosa(double length) {
    return new Lifter(length, 1);
  }

  /** As Kaldi's {@code cepstral-lifter}, which is 22 by default. */
  public static Lifter kaldi(double length) {
    return new Lifter(length, 0);
  }

  double weight(int coefficient) {
    return length == 0
        ? 1
        : 1 + length / 2 * Math.sin(Math.PI * (coefficient + firstNumber) / length);
  }
}
