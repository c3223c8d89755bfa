package io.github.audiomnist.transform;

import java.util.List;

/**
 * The batched kernel in plain Java. Row i holds sample i of all frames of a block, and every step
 * is a loop over the lanes of a few rows (see {@link RowLoops}). Blocks are of one width; the last
 * reaches back over the one before it, or, when it is the only one, over the end of the clip.
 */
final class RowKernel implements ClipKernel {

  /** Frames a block: fewer spend their time at the ends of loops, more leave the cache. */
  private static final int MOST_LANES = 128;

  /** Values of a block's frames: 1 MiB. */
  private static final int MOST_VALUES = 1 << 17;

  /** Whole vectors of every width there is. */
  private static final int LANE_STEP = 8;

  private final Stft stft;
  private final LogScale scale;
  private final int numFrames;
  private final int lanes;
  private final PaddedClip clip;
  private final FrameRows frames;
  private final double[] window;
  private final RowSpectrum spectrum;
  private final MelTables mel;

  RowKernel(Stft stft, MelBand[] bands, LogScale scale, PaddedClip clip) {
    SpectrumTables tables = new SpectrumTables(FftTables.ofSmallRadices(stft.nFft() / 2));
    this.stft = stft;
    this.scale = scale;
    this.numFrames = clip.numFrames();
    this.lanes = lanes(stft.nFft(), numFrames);
    this.clip = clip;
    this.frames = new FrameRows(stft);
    this.window = new double[stft.nFft()];
    this.spectrum = new RowSpectrum(tables);
    this.mel = new MelTables(bands, tables.powerRows());
    double[] weights = stft.window().weights(stft.windowLength());
    System.arraycopy(weights, 0, window, stft.windowStart(), weights.length);
  }

  /** As even as blocks that are worth their memory can be. */
  private static int lanes(int nFft, int numFrames) {
    int fitting = MOST_VALUES / nFft / LANE_STEP * LANE_STEP;
    int most = Math.max(LANE_STEP, Math.min(MOST_LANES, fitting));
    int blocks = (numFrames + most - 1) / most;
    int lanes = (numFrames + blocks - 1) / blocks;
    return wholeSteps(lanes);
  }

  private static int wholeSteps(int frames) {
    return (frames + LANE_STEP - 1) / LANE_STEP * LANE_STEP;
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public Scratch newScratch() {
    return Scratch.of(
        List.of(Scratch.ofRows(stft.nFft(), lanes), Scratch.ofRows(mel.rows().length, lanes)),
        clip.size(Math.max(lanes, numFrames)));
  }

  @Override
  public float silence() {
    return (float) scale.of(scale.floor());
  }

  @Override
  public double process(float[] in, int count, float[] out, Scratch scratch) {
    float[] padded = scratch.buffer(0);
    double[][] bands = scratch.child(1).rows();
    double loudest = scale.floor();
    clip.fill(in, 0, padded.length, padded);
    for (int end = 0; end < count; ) {
      int first = Math.max(0, Math.min(end, numFrames - lanes));
      int kept = Math.min(lanes, count - first);
      sumBands(padded, first, wholeSteps(kept), scratch.child(0).rows(), bands);
      for (int m = 0; m < bands.length; m++) {
        double loud = scale.write(bands[m], kept, out, first + m * numFrames);
        loudest = Math.max(loudest, loud);
      }
      end = first + lanes;
    }
    return loudest;
  }

  private void sumBands(
      float[] padded, int firstFrame, int count, double[][] rows, double[][] bands) {
    frames.fill(padded, firstFrame, count, rows);
    spectrum.transform(rows, window, count);
    for (int m = 0; m < bands.length; m++) {
      sumBand(rows, mel.rows()[m], mel.weights()[m], bands[m], count);
    }
  }

  private static void sumBand(double[][] power, int[] r, double[] w, double[] sum, int lanes) {
    RowLoops.weigh(sum, w[0], power[r[0]], w[1], power[r[1]], lanes);
    for (int i = 2; i < r.length; i += 2) {
      RowLoops.addWeighed(sum, w[i], power[r[i]], w[i + 1], power[r[i + 1]], lanes);
    }
  }
}
