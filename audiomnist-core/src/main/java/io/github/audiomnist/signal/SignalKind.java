package io.github.audiomnist.signal;

/** What the rows of a signal are. */
public enum SignalKind {
  /** One row of samples in [-1, 1]. */
  WAVEFORM,
  /** Rows are the bins of a discrete Fourier transform, from 0 Hz up. */
  SPECTROGRAM,
  /** Rows are mel bands, from low to high. */
  MEL_SPECTROGRAM,
  /** Rows are cepstral coefficients, from the mean level (0) to the finest ripple. */
  CEPSTROGRAM,
  /** Rows of a picture, the lowest frequency first; its columns need be no whole frames. */
  IMAGE
}
