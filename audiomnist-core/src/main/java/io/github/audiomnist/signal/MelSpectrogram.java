package io.github.audiomnist.signal;

/** Mel bands by frames. Immutable; threads may share it. */
public final class MelSpectrogram extends TimeFrequency {

  /**
   * Wraps values.
   *
   * @param spec of kind {@link SignalKind#MEL_SPECTROGRAM}
   * @param values row-major {@code [rows][columns]}; copied
   * @param validFrames frames that stem from the recording, from 0
   * @throws IllegalArgumentException if the sizes disagree
   */
  public MelSpectrogram(SignalSpec spec, float[] values, int validFrames) {
    super(SignalKind.MEL_SPECTROGRAM, spec, values, validFrames);
  }

  /** Number of mel bands. */
  public int nMels() {
    return spec().rows();
  }
}
