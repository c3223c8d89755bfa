package io.github.audiomnist.transform;

/**
 * Lays the samples of neighbouring frames side by side for {@link VectorKernel}, transposed, in
 * floats and a square at a time.
 *
 * <p>Neighbouring frames overlap, so a sample is laid out once: sample i under the window of frame
 * f stands in row {@code i % hopLength}, column {@code f + i / hopLength}: for all frames, a
 * stretch of one row. Columns come in tiles as wide as a square, and a group of as many frames sees
 * a few tiles. Those stand in a ring that is laid out twice over, so that the tiles of every group
 * lie side by side, and so small that it stays in the cache next to the processor.
 *
 * <p>Immutable; threads may share it.
 */
final class VectorStage {

  /** Frames of a group, and columns of a tile. */
  static final int SIDE = VectorSquares.SIDE;

  private final int hop;
  private final int rows;
  private final int tiles;
  private final int pitch;

  VectorStage(Stft stft) {
    int shifts = (stft.windowLength() - 1) / stft.hopLength();
    this.hop = stft.hopLength();
    this.rows = squares(hop) * SIDE;
    this.tiles = squares(SIDE + shifts);
    this.pitch = (2 * tiles - 1) * SIDE;
  }

  private static int squares(int length) {
    return (length + SIDE - 1) / SIDE;
  }

  /** Number of staged samples. */
  int size() {
    return rows * pitch;
  }

  /** Tiles that a group of frames sees, from that with the group's own number. */
  int tiles() {
    return tiles;
  }

  /** Values from one row to the next. */
  int pitch() {
    return pitch;
  }

  /** Samples from the first of a tile to the one behind its last. */
  int reach() {
    return (SIDE - 1) * hop + rows;
  }

  /** Samples from the first of a tile to that of the next. */
  int step() {
    return SIDE * hop;
  }

  /** Where in a row group {@code number} begins. */
  int column(int number) {
    return number % tiles * SIDE;
  }

  /**
   * Lays out a tile, in the place of one that no later group sees.
   *
   * @param samples {@link #reach()}
   * @param staged {@link #size()} values
   */
  void stage(float[] samples, int tile, float[] staged) {
    int column = column(tile);
    int again = column + tiles * SIDE;
    VectorSquares.transpose(samples, 0, hop, rows, staged, column, pitch);
    if (again < pitch) {
      VectorSquares.copy(staged, column, again, rows, pitch);
    }
  }
}
