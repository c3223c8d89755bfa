package io.github.audiomnist.signal;

/** The unit of a signal's values. */
public enum Scale {
  /** Samples of a waveform, nominally in [-1, 1]. */
  AMPLITUDE,
  /** Absolute value of a Fourier coefficient. */
  MAGNITUDE,
  /** Squared magnitude. */
  POWER,
  /** Ten times the decimal logarithm of a power. */
  DECIBELS,
  /** Natural logarithm of a power. */
  LOG,
  /** Cosine transform of logarithms across bands. */
  CEPSTRAL,
  /** A root of a power or magnitude that was divided by its own recent level. */
  COMPRESSED,
  /** Unit-free: values were shifted and scaled to a common range. */
  STANDARDIZED
}
