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
   * Writes {@code count} logarithms of {@code power} to {@code out}, from {@code start}.
   *
   * @return the largest power, at least the floor
   */
  double writeLogs(double[] power, int count, LogScale scale, float[] out, int start);
}
