package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * A batch whose last axis is time, with zeros behind the end of every clip: what lies beyond it has
 * no part in a convolution near it.
 *
 * @param values {@code [batch]…[frames]}, 0 behind the valid frames
 * @param validFrames {@code [batch]}
 */
record TimeSeries(NDArray values, NDArray validFrames) {

  /** {@code values}, with zeros behind the valid frames. */
  static TimeSeries of(NDArray values, NDArray validFrames) {
    Shape shape = values.getShape();
    int last = shape.dimension() - 1;
    NDArray mask = Frames.mask(validFrames, shape.get(last));
    for (int axis = 1; axis < last; axis++) {
      mask = mask.expandDims(1);
    }
    return new TimeSeries(values.mul(mask), validFrames);
  }

  /** Other values of as many frames. */
  TimeSeries with(NDArray newValues) {
    return of(newValues, validFrames);
  }

  /** Other values, of which each frame stands for {@code stride} of these. */
  TimeSeries with(NDArray newValues, int stride) {
    return of(newValues, Frames.downsampled(validFrames, stride));
  }

  /** {@code [batch][channels]}: the mean over valid frames and all axes between. */
  NDArray mean() {
    NDArray perFrame = values;
    while (perFrame.getShape().dimension() > 3) {
      perFrame = perFrame.mean(new int[] {2});
    }
    return perFrame.sum(new int[] {2}).div(validFrames.maximum(1).expandDims(1));
  }
}
