package io.github.audiomnist.transform;

/**
 * Lays the samples of a block of frames side by side for {@link VectorKernel}, transposed, in
 * floats and a square at a time.
 *
 * <p>Neighbouring frames overlap, so a sample is laid out once: sample i under the window of frame
 * f stands in row {@code i % hopLength}, column {@code f + i / hopLength}: for all frames, a
 * stretch of one row.
 *
 * <p>Immutable; threads may share it.
 */
final class VectorStage {

  private final int hop;
  private final int rows;
  private final int columns;
  private final int slack;
  private final int pitch;

  /** Blocks of {@code lanes} frames. */
  VectorStage(Stft stft, int lanes) {
    int shifts = (stft.windowLength() - 1) / stft.hopLength();
    this.hop = stft.hopLength();
    this.rows = wholeSquares(hop);
    this.columns = wholeSquares(lanes + shifts);
    this.slack = Math.max(0, (columns - lanes) * hop + rows - stft.windowLength());
    // An odd number of squares, because rows that are a power of two apart share lines of the
    // cache.
    this.pitch = columns | VectorSquares.SIDE;
  }

  private static int wholeSquares(int length) {
    return (length + VectorSquares.SIDE - 1) / VectorSquares.SIDE * VectorSquares.SIDE;
  }

  /** Number of staged samples. */
  int size() {
    return rows * pitch;
  }

  /** Samples behind the last frame that are staged, though under no window. */
  int slack() {
    return slack;
  }

  /** Values from one row to the next. */
  int pitch() {
    return pitch;
  }

  /**
   * Lays out the samples of the frames from {@code firstFrame}.
   *
   * @param clip as {@link PaddedClip} lays it out
   * @param staged {@link #size()} values
   */
  void stage(float[] clip, int firstFrame, float[] staged) {
    for (int column = 0; column < columns; column += VectorSquares.SIDE) {
      int start = (firstFrame + column) * hop;
      VectorSquares.transpose(clip, start, hop, rows, staged, column, pitch);
    }
  }
}
