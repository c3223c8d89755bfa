package io.github.audiomnist.signal;

/** Bins of a short-time Fourier transform by frames. Immutable; threads may share it. */
public final class Spectrogram extends TimeFrequency {

  /**
   * Wraps values.
   *
   * @param spec of kind {@link SignalKind#SPECTROGRAM}
   * @param values row-major {@code [rows][columns]}; copied
   * @param validFrames frames that stem from the recording, from 0
   * @throws IllegalArgumentException if the sizes disagree
   */
  public Spectrogram(SignalSpec spec, float[] values, int validFrames) {
    super(SignalKind.SPECTROGRAM, spec, values, validFrames);
  }

  /** Number of bins, {@code nFft / 2 + 1}. */
  public int numBins() {
    return spec().rows();
  }
}
