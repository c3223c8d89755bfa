package io.github.audiomnist.signal;

/** Cepstral coefficients by frames. Immutable; threads may share it. */
public final class Cepstrogram extends TimeFrequency {

  /**
   * Wraps values.
   *
   * @param spec of kind {@link SignalKind#CEPSTROGRAM}
   * @param values row-major {@code [rows][columns]}; copied
   * @param validFrames frames that stem from the recording, from 0
   * @throws IllegalArgumentException if the sizes disagree
   */
  public Cepstrogram(SignalSpec spec, float[] values, int validFrames) {
    super(SignalKind.CEPSTROGRAM, spec, values, validFrames);
  }

  /** Number of cepstral coefficients, appended differences included. */
  public int numCoefficients() {
    return spec().rows();
  }
}
