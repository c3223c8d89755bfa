package io.github.audiomnist.transform;

/**
 * Weights of a frame's samples. All but Povey's are periodic, as for spectral analysis (scipy's
 * fftbins).
 */
public enum Window {
  /** {@code 0.5 - 0.5 cos(2πi/n)}. */
  HANN(0.5),
  /** {@code 0.54 - 0.46 cos(2πi/n)}. */
  HAMMING(0.54),
  /** All ones. */
  RECTANGULAR(1.0),
  /**
   * {@code (0.5 - 0.5 cos(2πi/(n-1)))^0.85}, symmetric: Kaldi's default. Of two samples both are 0.
   */
  POVEY(0.5) {
    @Override
    public double[] weights(int length) {
      if (length == 1) {
        return new double[] {1};
      }
      double[] weights = new double[length];
      for (int i = 0; i < length; i++) {
        double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / (length - 1));
        weights[i] = Math.pow(hann, POVEY_EXPONENT);
      }
      return weights;
    }
  };

  private static final double POVEY_EXPONENT = 0.85;

  private final double offset;

  Window(double offset) {
    this.offset = offset;
  }

  /** The {@code length} weights; 1 if there is but one, as in scipy and torch. */
  public double[] weights(int length) {
    if (length == 1) {
      return new double[] {1};
    }
    double[] weights = new double[length];
    for (int i = 0; i < length; i++) {
      weights[i] = offset - (1 - offset) * Math.cos(2 * Math.PI * i / length);
    }
    return weights;
  }
}
