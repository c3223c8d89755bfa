package io.github.audiomnist.transform;

/** One of the ways to apply a {@link SincFilter} to a clip; all give the same to the last bit. */
interface Convolution {

  /** Working memory for one thread. */
  Scratch newScratch();

  /**
   * Writes the first {@code outLength} output samples.
   *
   * @param inLength samples of {@code in}; those beyond count as 0
   * @param scratch made by {@link #newScratch}
   */
  void convolve(float[] in, int inLength, float[] out, int outLength, Scratch scratch);
}
