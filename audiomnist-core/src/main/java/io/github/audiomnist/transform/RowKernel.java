package io.github.audiomnist.transform;

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
  private final int lanes;
  private final FrameRows frames;
  private final double[] window;
  private final RowSpectrum spectrum;
  private final MelTables mel;

  RowKernel(Stft stft, int lanes, MelBand[] bands) {
    SpectrumTables tables = new SpectrumTables(FftTables.ofSmallRadices(stft.nFft() / 2));
    this.stft = stft;
    this.lanes = lanes;
    this.frames = new FrameRows(stft, lanes);
    this.window = new double[stft.nFft()];
    this.spectrum = new RowSpectrum(tables);
    this.mel = new MelTables(bands, tables.powerRows());
    double[] weights = stft.window().weights(stft.windowLength());
    System.arraycopy(weights, 0, window, stft.windowStart(), weights.length);
  }

  /** The largest block that is worth its memory, in frames. */
  static int mostLanes(int nFft) {
    int fitting = MOST_VALUES / nFft / BatchedPlan.LANE_STEP * BatchedPlan.LANE_STEP;
    return Math.max(BatchedPlan.LANE_STEP, Math.min(MOST_LANES, fitting));
  }

  @Override
  public Scratch newScratch() {
    return Scratch.ofRows(stft.nFft(), lanes);
  }

  @Override
  public int slack() {
    return 0;
  }

  @Override
  public void process(float[] clip, int firstFrame, double[][] bands, Scratch scratch) {
    double[][] rows = scratch.rows();
    frames.fill(clip, firstFrame, rows);
    spectrum.transform(rows, window, lanes);
    for (int m = 0; m < bands.length; m++) {
      sumBand(rows, mel.rows()[m], mel.weights()[m], bands[m], lanes);
    }
  }

  @Override
  public double writeLogs(
      double[][] bands, int count, LogScale scale, float[] out, int start, int pitch) {
    double loudest = scale.floor();
    for (int m = 0; m < bands.length; m++) {
      loudest = Math.max(loudest, scale.write(bands[m], 0, count, out, start + m * pitch));
    }
    return loudest;
  }

  private static void sumBand(double[][] power, int[] r, double[] w, double[] sum, int lanes) {
    RowLoops.weigh(sum, w[0], power[r[0]], w[1], power[r[1]], lanes);
    for (int i = 2; i < r.length; i += 2) {
      RowLoops.addWeighed(sum, w[i], power[r[i]], w[i + 1], power[r[i + 1]], lanes);
    }
  }
}
