package io.github.audiomnist.transform;

/**
 * Cuts a clip into blocks of frames that stand side by side.
 *
 * <p>Neighbouring frames overlap, so samples are laid out once, transposed: {@code staged[r][c]} is
 * sample {@code c * hopLength + r} of the block. Sample i under the window of frame f is then
 * {@code staged[i % hopLength][f + i / hopLength]}: for all frames, a stretch of one row.
 *
 * <p>Immutable; threads may share it.
 */
final class StagedFrames {

  private final Stft stft;
  private final int length;
  private final int lanes;

  /** Blocks of {@code lanes} frames of clips of {@code length} samples. */
  StagedFrames(Stft stft, int length, int lanes) {
    this.stft = stft;
    this.length = length;
    this.lanes = lanes;
  }

  /** Columns of the staged samples. */
  int columns() {
    return lanes + (stft.windowLength() - 1) / stft.hopLength();
  }

  /**
   * Lays out the samples of the frames from {@code firstFrame}; beyond the clip's last frame they
   * are what lies there, or zeros.
   *
   * @param staged {@code [hopLength][columns()]}
   */
  void stage(float[] in, int firstFrame, double[][] staged) {
    int hop = stft.hopLength();
    long origin = (long) firstFrame * hop + stft.windowStart() - stft.overhang();
    int inside = (int) Math.min(columns(), Math.max(0, Math.floorDiv(hop - 1 - origin, hop)));
    int insideEnd =
        (int) Math.max(inside, Math.min(columns(), Math.floorDiv(length - origin, hop)));
    stageEdge(in, origin, 0, inside, staged);
    for (int row = 0; row < hop; row += 4) {
      int from = (int) (origin + row);
      if (row + 4 <= hop) {
        stageFour(in, from, hop, inside, insideEnd, staged, row);
      } else {
        stageRest(in, from, hop, inside, insideEnd, staged, row);
      }
    }
    stageEdge(in, origin, insideEnd, columns(), staged);
  }

  /** Four rows at a time, so that a cache line is read once. */
  private static void stageFour(
      float[] in, int from, int hop, int firstColumn, int end, double[][] staged, int row) {
    double[] a = staged[row];
    double[] b = staged[row + 1];
    double[] c = staged[row + 2];
    double[] d = staged[row + 3];
    for (int column = firstColumn; column < end; column++) {
      int i = from + column * hop;
      a[column] = in[i];
      b[column] = in[i + 1];
      c[column] = in[i + 2];
      d[column] = in[i + 3];
    }
  }

  private static void stageRest(
      float[] in, int from, int hop, int firstColumn, int end, double[][] staged, int firstRow) {
    for (int row = firstRow; row < hop; row++) {
      for (int column = firstColumn; column < end; column++) {
        staged[row][column] = in[from + row - firstRow + column * hop];
      }
    }
  }

  private void stageEdge(float[] in, long origin, int firstColumn, int end, double[][] staged) {
    for (int column = firstColumn; column < end; column++) {
      for (int row = 0; row < stft.hopLength(); row++) {
        staged[row][column] = sample(in, origin + (long) column * stft.hopLength() + row);
      }
    }
  }

  private float sample(float[] in, long index) {
    boolean mirrored = stft.padding() == Padding.REFLECT;
    long at = mirrored ? length - 1 - Math.abs(length - 1 - Math.abs(index)) : index;
    return at >= 0 && at < length ? in[(int) at] : 0;
  }
}
