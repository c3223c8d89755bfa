package io.github.audiomnist.augment;

/** What stands in the masked parts of features. */
public enum Fill {
  /** 0: the mean of standardised features, and costs nothing. */
  ZERO,
  /** The mean of the clip's own values over all bands and valid frames. */
  MEAN;

  /**
   * The value for one clip.
   *
   * @param values row-major {@code [rows][columns]}
   * @param columns of a row
   * @param validColumns columns that stem from the recording, from 0
   */
  public float value(float[] values, int columns, int validColumns) {
    if (this == ZERO || validColumns == 0) {
      return 0;
    }
    int rows = values.length / columns;
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < validColumns; column++) {
        sum += values[row * columns + column];
      }
    }
    return (float) (sum / ((double) rows * validColumns));
  }
}
