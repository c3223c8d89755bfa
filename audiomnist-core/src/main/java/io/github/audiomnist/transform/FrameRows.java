package io.github.audiomnist.transform;

import java.util.Arrays;

/**
 * Lays the samples of a block of frames side by side, transposed: row i holds sample i of every
 * frame, column f those of frame f.
 *
 * <p>Neighbouring frames overlap, so only the first hop of a window is gathered from the clip.
 * Every later row is the one a hop before, moved by one frame, and one new sample.
 *
 * <p>Immutable; threads may share it.
 */
final class FrameRows {

  private final int hopLength;
  private final int windowStart;
  private final int windowEnd;

  FrameRows(Stft stft) {
    this.hopLength = stft.hopLength();
    this.windowStart = stft.windowStart();
    this.windowEnd = windowStart + stft.windowLength();
  }

  /**
   * Writes the samples of {@code lanes} frames from {@code firstFrame}, and zeros where no window
   * is.
   *
   * @param clip as {@link PaddedClip} lays it out
   * @param rows {@code [nFft][lanes]}
   */
  void fill(float[] clip, int firstFrame, int lanes, double[][] rows) {
    int origin = firstFrame * hopLength - windowStart;
    int gathered = Math.min(windowEnd, windowStart + hopLength);
    clear(rows, 0, windowStart, lanes);
    gather(clip, origin, rows, gathered, lanes);
    move(clip, origin + (lanes - 1) * hopLength, rows, gathered, lanes);
    clear(rows, windowEnd, rows.length, lanes);
  }

  private static void clear(double[][] rows, int from, int to, int lanes) {
    for (int i = from; i < to; i++) {
      Arrays.fill(rows[i], 0, lanes, 0);
    }
  }

  private void gather(float[] clip, int origin, double[][] rows, int end, int lanes) {
    int i = windowStart;
    for (; i + 4 <= end; i += 4) {
      gatherFour(clip, origin + i, rows[i], rows[i + 1], rows[i + 2], rows[i + 3], lanes);
    }
    for (; i < end; i++) {
      for (int lane = 0; lane < lanes; lane++) {
        rows[i][lane] = clip[origin + i + lane * hopLength];
      }
    }
  }

  /** Four rows at a time, so that a cache line is read once. */
  private void gatherFour(
      float[] clip, int from, double[] a, double[] b, double[] c, double[] d, int lanes) {
    for (int lane = 0; lane < lanes; lane++) {
      int i = from + lane * hopLength;
      a[lane] = clip[i];
      b[lane] = clip[i + 1];
      c[lane] = clip[i + 2];
      d[lane] = clip[i + 3];
    }
  }

  private void move(float[] clip, int originOfLast, double[][] rows, int from, int lanes) {
    int last = lanes - 1;
    for (int i = from; i < windowEnd; i++) {
      System.arraycopy(rows[i - hopLength], 1, rows[i], 0, last);
      rows[i][last] = clip[originOfLast + i];
    }
  }
}
