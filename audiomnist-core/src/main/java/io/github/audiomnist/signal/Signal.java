package io.github.audiomnist.signal;

/** A waveform or a picture of one in time and frequency. Immutable; threads may share it. */
public sealed interface Signal permits Waveform, TimeFrequency {

  /** Shape, rate and unit. */
  SignalSpec spec();

  /** A copy of the values, row-major {@code [rows][columns]}. */
  float[] values();

  /**
   * A signal of the kind that {@code spec} names.
   *
   * @param spec shape, rate and unit
   * @param values row-major {@code [rows][columns]}; copied
   * @param validColumns columns that stem from the recording, from 0; the rest is padding
   * @throws IllegalArgumentException if {@code values.length != spec.size()}
   */
  static Signal of(SignalSpec spec, float[] values, int validColumns) {
    return switch (spec.kind()) {
      case WAVEFORM -> Waveform.of(values, spec.sampleRate());
      case SPECTROGRAM -> new Spectrogram(spec, values, validColumns);
      case MEL_SPECTROGRAM -> new MelSpectrogram(spec, values, validColumns);
      case CEPSTROGRAM -> new Cepstrogram(spec, values, validColumns);
      case IMAGE -> new SpectrogramImage(spec, values, validColumns);
    };
  }
}
