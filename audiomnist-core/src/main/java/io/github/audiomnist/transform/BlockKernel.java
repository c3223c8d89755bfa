package io.github.audiomnist.transform;

/**
 * How a {@link BatchedPlan} comes from samples to logarithms of mel bands, for a block of frames at
 * once. Immutable; threads may share it.
 */
interface BlockKernel {

  /** Samples that it reads behind the last frame. */
  int slack();

  /** Working memory for one block. */
  Scratch newScratch();

  /**
   * Writes the mel bands of a block.
   *
   * @param clip as {@link PaddedClip} lays it out; left as it is
   * @param firstFrame of the block
   * @param bands powers, {@code [nMels][lanes]}
   * @param scratch made by {@link #newScratch}
   */
  void process(float[] clip, int firstFrame, double[][] bands, Scratch scratch);

  /**
   * Writes the logarithms of the first {@code count} frames of every band, band m from {@code
   * out[start + m * pitch]}. It may write over what lies between them and the next band's, but not
   * behind {@code bands.length * pitch} values.
   *
   * @param bands as {@link #process} left them; values behind {@code count} are lost
   * @return the largest power, at least the floor
   */
  double writeLogs(double[][] bands, int count, LogScale scale, float[] out, int start, int pitch);
}
