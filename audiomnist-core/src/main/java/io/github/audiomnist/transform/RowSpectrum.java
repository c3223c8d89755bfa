package io.github.audiomnist.transform;

/**
 * Power spectra of many real frames at once, in place. Row i holds sample i of every frame; a lane
 * is a frame; {@link SpectrumTables} says which row the power of a bin is left in.
 *
 * <p>Immutable; threads may share it.
 */
final class RowSpectrum {

  private final SpectrumTables tables;
  private final RowFft fft;

  RowSpectrum(SpectrumTables tables) {
    this.tables = tables;
    this.fft = new RowFft(tables.fft());
  }

  /**
   * Replaces frames by the powers of the bins of what is seen of them under a window, times 4.
   *
   * @param rows {@code [nFft][lanes]}
   * @param window a weight for each row
   */
  void transform(double[][] rows, double[] window, int lanes) {
    int[] powerRows = tables.powerRows();
    double[] cosines = tables.cosines();
    double[] sines = tables.sines();
    int last = powerRows.length - 1;
    fft.transform(rows, window, lanes);
    RowLoops.splitPowerOfEnds(rows[powerRows[0]], rows[powerRows[last]], lanes);
    for (int k = 1; k < cosines.length; k++) {
      int a = powerRows[k];
      int b = powerRows[last - k];
      RowLoops.split(rows[a], rows[a + 1], rows[b], rows[b + 1], cosines[k], sines[k], lanes);
      RowLoops.powers(rows[a], rows[a + 1], rows[b], rows[b + 1], lanes);
    }
  }
}
