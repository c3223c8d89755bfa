package io.github.audiomnist.transform;

/**
 * How a {@link BatchedPlan} comes from samples to mel bands, for a block of frames at once.
 * Immutable; threads may share it.
 */
interface BlockKernel {

  /**
   * The largest block that is worth its memory, in frames; a multiple of {@link
   * BatchedPlan#LANE_STEP}.
   */
  int mostLanes();

  /** Working memory for blocks of {@code lanes} frames. */
  Scratch newScratch(int lanes);

  /**
   * Writes the mel bands of {@code lanes} frames.
   *
   * @param staged as {@link StagedFrames} laid it out; left as it is
   * @param lanes frames, a multiple of {@link BatchedPlan#LANE_STEP}
   * @param bands {@code [nMels][lanes]}
   * @param scratch made by {@link #newScratch} for as many lanes
   */
  void process(double[][] staged, int lanes, double[][] bands, Scratch scratch);
}
