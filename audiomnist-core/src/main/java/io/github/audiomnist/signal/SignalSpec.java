package io.github.audiomnist.signal;

/**
 * The shape, rate and unit of a signal, known before any data is.
 *
 * <p>Values are stored row-major as {@code [rows][columns]}; a column is a moment in time. A
 * waveform is the case of one row, {@code nFft} 1 and {@code hopLength} 1.
 *
 * @param kind what the rows are
 * @param sampleRate of the underlying waveform, in Hz
 * @param rows samples (1), bins, bands or coefficients in a column
 * @param columns samples or frames
 * @param scale unit of the values
 * @param nFft length of the Fourier transform behind a column, in samples; 1 for a waveform
 * @param hopLength distance between columns, in samples; 1 for a waveform
 */
public record SignalSpec(
    SignalKind kind, int sampleRate, int rows, int columns, Scale scale, int nFft, int hopLength) {

  /** Highest sample rate accepted, in Hz: the fastest converters on sale. */
  public static final int MAX_SAMPLE_RATE = 384_000;

  /** Longest array that every Java machine can make. */
  private static final int MAX_SIZE = Integer.MAX_VALUE - 8;

  /**
   * Describes a signal.
   *
   * @throws IllegalArgumentException if {@code sampleRate} is outside 1 to {@link
   *     #MAX_SAMPLE_RATE}, {@code columns < 0}, {@code rows}, {@code nFft} or {@code hopLength} is
   *     below 1, or {@code rows * columns} is more than an array holds
   */
  public SignalSpec {
    if (sampleRate < 1 || sampleRate > MAX_SAMPLE_RATE) {
      throw new IllegalArgumentException(
          "SignalSpec: expected a sample rate of 1 to %s Hz, found %s; give the one of the recording"
              .formatted(MAX_SAMPLE_RATE, sampleRate));
    }
    if (rows < 1 || columns < 0 || nFft < 1 || hopLength < 1) {
      throw new IllegalArgumentException(
          "SignalSpec: expected positive sizes, found %s rows, %s columns, nFft %s, hopLength %s; check them"
              .formatted(rows, columns, nFft, hopLength));
    }
    if ((long) rows * columns > MAX_SIZE) {
      throw new IllegalArgumentException(
          "SignalSpec: expected at most %s values, found %s rows of %s; shorten the clip or raise hopLength"
              .formatted(MAX_SIZE, rows, columns));
    }
  }

  /** The spec of a waveform of {@code length} samples at {@code sampleRate} Hz. */
  public static SignalSpec waveform(int sampleRate, int length) {
    return new SignalSpec(SignalKind.WAVEFORM, sampleRate, 1, length, Scale.AMPLITUDE, 1, 1);
  }

  /** A copy in another unit. */
  public SignalSpec withScale(Scale newScale) {
    return new SignalSpec(kind, sampleRate, rows, columns, newScale, nFft, hopLength);
  }

  /** A copy of another height. */
  public SignalSpec withRows(int newRows) {
    return new SignalSpec(kind, sampleRate, newRows, columns, scale, nFft, hopLength);
  }

  /** A copy of another length. */
  public SignalSpec withColumns(int newColumns) {
    return new SignalSpec(kind, sampleRate, rows, newColumns, scale, nFft, hopLength);
  }

  /** Number of values, {@code rows * columns}. */
  public int size() {
    return rows * columns;
  }

  /** Time from the first column to the start of column {@code column}, in seconds. */
  public double columnSeconds(int column) {
    return (double) column * hopLength / sampleRate;
  }

  /** For example {@code 40 x 101 MEL_SPECTROGRAM, DECIBELS, 8000 Hz, hop 80}. */
  @Override
  public String toString() {
    return kind == SignalKind.WAVEFORM
        ? "%s samples, %s Hz".formatted(columns, sampleRate)
        : "%s x %s %s, %s, %s Hz, hop %s"
            .formatted(rows, columns, kind, scale, sampleRate, hopLength);
  }
}
