package io.github.audiomnist.transform;

import java.util.Arrays;

/**
 * A mel filter bank on the rows that {@link SpectrumTables} leaves: for every band the rows of its
 * bins of positive weight, and their weights. They are even in number.
 *
 * <p>Immutable; threads may share it.
 */
final class MelTables {

  /** {@link SpectrumTables} leaves four times the power. */
  static final double POWER_FACTOR = 0.25;

  private final int[][] rows;
  private final double[][] weights;

  MelTables(MelBand[] bands, int[] powerRows) {
    rows = new int[bands.length][];
    weights = new double[bands.length][];
    for (int m = 0; m < bands.length; m++) {
      collect(bands[m], powerRows, m);
    }
  }

  /** Of an odd number of bins the last is visited once more, with weight 0. */
  private void collect(MelBand band, int[] powerRows, int m) {
    float[] all = band.weights();
    int[] bandRows = new int[all.length + 1];
    double[] bandWeights = new double[all.length + 1];
    int used = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] > 0) {
        bandRows[used] = powerRows[band.firstBin() + i];
        bandWeights[used++] = POWER_FACTOR * all[i];
      }
    }
    if (used % 2 == 1) {
      bandRows[used] = bandRows[used - 1];
      used++;
    }
    rows[m] = Arrays.copyOf(bandRows, used);
    weights[m] = Arrays.copyOf(bandWeights, used);
  }

  /** For every band the power rows of its bins; not to be written to. */
  int[][] rows() {
    return rows;
  }

  /** For every band the weights of its bins; not to be written to. */
  double[][] weights() {
    return weights;
  }
}
