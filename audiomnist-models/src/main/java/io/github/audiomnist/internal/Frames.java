package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** What networks do with frames of which only the first are valid. */
final class Frames {

  private Frames() {}

  /** 1 for valid frames, 0 for padding: {@code [batch][frames]}. */
  static NDArray mask(NDArray validFrames, long frames) {
    NDArray index = validFrames.getManager().arange((int) frames).toType(DataType.FLOAT32, false);
    return index.expandDims(0).lt(validFrames.expandDims(1)).toType(DataType.FLOAT32, false);
  }

  /** Frames that remain valid when each new one stands for {@code factor} old ones. */
  static NDArray downsampled(NDArray validFrames, int factor) {
    return validFrames.div(factor).ceil();
  }

  /** The mean over valid frames: {@code [batch][frames][size]} to {@code [batch][size]}. */
  static NDArray mean(NDArray x, NDArray validFrames) {
    NDArray mask = mask(validFrames, x.getShape().get(1));
    NDArray count = validFrames.maximum(1).expandDims(1);
    return x.mul(mask.expandDims(2)).sum(new int[] {1}).div(count);
  }

  /** Turns the valid frames round and leaves the padding where it is. */
  static NDArray reversed(NDArray x, NDArray validFrames) {
    Shape shape = x.getShape();
    NDArray index = x.getManager().arange((int) shape.get(1)).toType(DataType.FLOAT32, false);
    NDArray forward = index.expandDims(0);
    NDArray backward = validFrames.expandDims(1).sub(1).sub(forward);
    NDArray mask = mask(validFrames, shape.get(1));
    NDArray source = backward.mul(mask).add(forward.mul(mask.neg().add(1)));
    return x.gather(source.toType(DataType.INT64, false).expandDims(2).broadcast(shape), 1);
  }
}
