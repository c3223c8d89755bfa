package io.github.audiomnist.transform;

/**
 * How a {@link BatchedPlan} comes from samples to logarithms of mel bands, many frames at a time.
 * Immutable; threads may share it.
 */
interface ClipKernel {

  /** Frames at a time. */
  int lanes();

  /** Working memory for one clip. */
  Scratch newScratch();

  /** What a frame of zeros comes to, to the last bit. */
  float silence();

  /**
   * Writes the logarithms of the mel bands of a clip's first frames.
   *
   * @param in the samples; left as they are
   * @param count frames; what is written of the others means nothing
   * @param out {@code [nMels][numFrames]}
   * @param scratch made by {@link #newScratch}
   * @return the largest power, at least the floor
   */
  double process(float[] in, int count, float[] out, Scratch scratch);
}
