package io.github.audiomnist.transform;

import java.util.Arrays;

/**
 * The batched kernel in plain Java. Row i holds sample i of all frames of a block, and every step
 * is a loop over the lanes of a few rows (see {@link RowLoops}).
 */
final class RowKernel implements BlockKernel {

  /** Frames a block: fewer spend their time at the ends of loops, more leave the cache. */
  private static final int MOST_LANES = 128;

  /** Values of a block's frames: 1 MiB. */
  private static final int MOST_VALUES = 1 << 17;

  private final Stft stft;
  private final double[] window;
  private final RowSpectrum spectrum;
  private final MelTables mel;

  RowKernel(Stft stft, SpectrumTables tables, MelTables mel) {
    this.stft = stft;
    this.window = stft.window().weights(stft.windowLength());
    this.spectrum = new RowSpectrum(tables);
    this.mel = mel;
  }

  @Override
  public int mostLanes() {
    int fitting = MOST_VALUES / stft.nFft() / BatchedPlan.LANE_STEP * BatchedPlan.LANE_STEP;
    return Math.max(BatchedPlan.LANE_STEP, Math.min(MOST_LANES, fitting));
  }

  @Override
  public Scratch newScratch(int lanes) {
    return Scratch.ofRows(stft.nFft(), lanes);
  }

  @Override
  public void process(double[][] staged, int lanes, double[][] bands, Scratch scratch) {
    double[][] rows = scratch.rows();
    window(staged, lanes, rows);
    spectrum.transform(rows, lanes);
    for (int m = 0; m < bands.length; m++) {
      sumBand(rows, mel.rows()[m], mel.weights()[m], bands[m], lanes);
    }
  }

  private void window(double[][] staged, int lanes, double[][] rows) {
    int hop = stft.hopLength();
    for (int i = 0; i < rows.length; i++) {
      int sample = i - stft.windowStart();
      if (sample < 0 || sample >= window.length) {
        Arrays.fill(rows[i], 0, lanes, 0);
      } else {
        System.arraycopy(staged[sample % hop], sample / hop, rows[i], 0, lanes);
        RowLoops.scale(rows[i], window[sample], lanes);
      }
    }
  }

  private static void sumBand(double[][] power, int[] r, double[] w, double[] sum, int lanes) {
    RowLoops.weigh(sum, w[0], power[r[0]], w[1], power[r[1]], lanes);
    for (int i = 2; i < r.length; i += 2) {
      RowLoops.addWeighed(sum, w[i], power[r[i]], w[i + 1], power[r[i + 1]], lanes);
    }
  }
}
