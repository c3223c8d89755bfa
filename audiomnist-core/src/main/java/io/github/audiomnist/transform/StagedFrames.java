package io.github.audiomnist.transform;

/**
 * Lays the samples of a block of frames side by side, transposed.
 *
 * <p>Neighbouring frames overlap, so a sample is laid out once: row r, column c is sample {@code c
 * * hopLength + r} of the block. Sample i under the window of frame f then stands in row {@code i %
 * hopLength}, column {@code f + i / hopLength}: for all frames, a stretch of one row.
 *
 * <p>Immutable; threads may share it.
 */
final class StagedFrames {

  private final int hopLength;
  private final int columns;

  /** Blocks of {@code lanes} frames. */
  StagedFrames(Stft stft, int lanes) {
    this.hopLength = stft.hopLength();
    this.columns = lanes + (stft.windowLength() - 1) / hopLength;
  }

  /** Number of staged samples. */
  int size() {
    return hopLength * columns;
  }

  /** Samples behind the last frame that are staged, though under no window. */
  int slack() {
    return hopLength;
  }

  /** Where sample {@code i} under the window of the first frame is; of the next, behind it. */
  int at(int i) {
    return i % hopLength * columns + i / hopLength;
  }

  /**
   * Lays out the samples of the frames from {@code firstFrame}.
   *
   * @param clip as {@link PaddedClip} lays it out
   * @param staged row-major, {@link #size()} values
   */
  void stage(float[] clip, int firstFrame, double[] staged) {
    int origin = firstFrame * hopLength;
    for (int row = 0; row < hopLength; row += 4) {
      if (row + 4 <= hopLength) {
        stageFour(clip, origin + row, staged, row);
      } else {
        stageRest(clip, origin, staged, row);
      }
    }
  }

  /** Four rows at a time, so that a cache line is read once. */
  private void stageFour(float[] clip, int from, double[] staged, int row) {
    int a = row * columns;
    int b = a + columns;
    int c = b + columns;
    int d = c + columns;
    for (int column = 0; column < columns; column++) {
      int i = from + column * hopLength;
      staged[a + column] = clip[i];
      staged[b + column] = clip[i + 1];
      staged[c + column] = clip[i + 2];
      staged[d + column] = clip[i + 3];
    }
  }

  private void stageRest(float[] clip, int origin, double[] staged, int firstRow) {
    for (int row = firstRow; row < hopLength; row++) {
      for (int column = 0; column < columns; column++) {
        staged[row * columns + column] = clip[origin + row + column * hopLength];
      }
    }
  }
}
