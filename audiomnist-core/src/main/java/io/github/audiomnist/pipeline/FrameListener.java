package io.github.audiomnist.pipeline;

/** Hears the frames of a {@link FeatureStream}, in order, on the thread that feeds it. */
@FunctionalInterface
public interface FrameListener {

  /**
   * One more frame is decided.
   *
   * @param frame number of the frame, from 0; it stands at {@code frame * hopLength} samples at the
   *     pipeline's rate
   * @param values of the frame, one a row; the stream's own memory, which the next frame
   *     overwrites: copy what is to stay
   */
  void frameDecided(long frame, float[] values);
}
