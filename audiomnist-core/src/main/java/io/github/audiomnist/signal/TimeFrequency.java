package io.github.audiomnist.signal;

import java.util.Arrays;

/** Rows of bins, bands or coefficients by columns of frames. Immutable; threads may share it. */
public abstract sealed class TimeFrequency implements Signal
    permits Spectrogram, MelSpectrogram, Cepstrogram, SpectrogramImage {

  private final SignalSpec spec;
  private final float[] values;
  private final int validFrames;

  TimeFrequency(SignalKind kind, SignalSpec spec, float[] values, int validFrames) {
    if (spec.kind() != kind) {
      throw new SpecMismatchException(
          getClass().getSimpleName(), "a spec of kind " + kind, spec, "use the matching type");
    }
    if (values.length != spec.size() || validFrames < 0 || validFrames > spec.columns()) {
      throw new IllegalArgumentException(
          "%s: expected %s values and at most %s valid frames, found %s and %s"
              .formatted(
                  getClass().getSimpleName(),
                  spec.size(),
                  spec.columns(),
                  values.length,
                  validFrames));
    }
    this.spec = spec;
    this.values = values.clone();
    this.validFrames = validFrames;
  }

  @Override
  public final SignalSpec spec() {
    return spec;
  }

  @Override
  public final float[] values() {
    return values.clone();
  }

  /** The value in row {@code row} (bin, band or coefficient) of column {@code frame}. */
  public final float at(int row, int frame) {
    if (row < 0 || row >= spec.rows() || frame < 0 || frame >= spec.columns()) {
      throw new IndexOutOfBoundsException(
          "expected a row below %s and a frame below %s, found %s and %s"
              .formatted(spec.rows(), spec.columns(), row, frame));
    }
    return values[row * spec.columns() + frame];
  }

  /** Number of frames. */
  public final int numFrames() {
    return spec.columns();
  }

  /** Frames that stem from the recording, counted from 0; the rest pictures padding. */
  public final int validFrames() {
    return validFrames;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof TimeFrequency that
        && spec.equals(that.spec)
        && validFrames == that.validFrames
        && Arrays.equals(values, that.values);
  }

  @Override
  public final int hashCode() {
    return 31 * spec.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public final String toString() {
    return spec.toString();
  }
}
