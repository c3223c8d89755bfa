package io.github.audiomnist.signal;

/**
 * A picture of a spectrogram, a mel spectrogram or a cepstrogram, of a size of its own. Row 0 is
 * the lowest frequency: painters, who begin at the top, turn it over. Immutable; threads may share
 * it.
 */
public final class SpectrogramImage extends TimeFrequency {

  /**
   * Wraps values.
   *
   * @param spec of kind {@link SignalKind#IMAGE}
   * @param values row-major {@code [rows][columns]}; copied
   * @param validFrames columns that stem from the recording, from 0
   * @throws IllegalArgumentException if the sizes disagree
   */
  public SpectrogramImage(SignalSpec spec, float[] values, int validFrames) {
    super(SignalKind.IMAGE, spec, values, validFrames);
  }
}
