package io.github.audiomnist.internal;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * The sizes of a convolution over one axis or two.
 *
 * @param inputs channels
 * @param outputs channels
 * @param kernel odd, one size an axis, as the next three
 * @param stride distance between outputs
 * @param padding zeros before and after
 * @param dilation distance between neighbours under the kernel
 * @param groups into which channels are divided
 * @param bias whether a bias is added
 */
record ConvSizes(
    int inputs,
    int outputs,
    Shape kernel,
    Shape stride,
    Shape padding,
    Shape dilation,
    int groups,
    boolean bias) {

  /** With padding that keeps each axis as long as it is. */
  static ConvSizes same(int inputs, int outputs, long... kernel) {
    Shape one = all(1, kernel.length);
    return new ConvSizes(
        inputs, outputs, new Shape(kernel), one, samePadding(kernel, one), one, 1, false);
  }

  /** One kernel for each channel. */
  static ConvSizes depthwise(int channels, long... kernel) {
    ConvSizes full = same(channels, channels, kernel);
    return new ConvSizes(
        channels, channels, full.kernel, full.stride, full.padding, full.dilation, channels, false);
  }

  ConvSizes withStride(long... newStride) {
    return new ConvSizes(
        inputs, outputs, kernel, new Shape(newStride), padding, dilation, groups, bias);
  }

  ConvSizes withPadding(long... newPadding) {
    return new ConvSizes(
        inputs, outputs, kernel, stride, new Shape(newPadding), dilation, groups, bias);
  }

  /** Keeps each axis as long as it is. */
  ConvSizes withDilation(long... newDilation) {
    Shape spread = new Shape(newDilation);
    return new ConvSizes(
        inputs,
        outputs,
        kernel,
        stride,
        samePadding(kernel.getShape(), spread),
        spread,
        groups,
        bias);
  }

  ConvSizes withGroups(int newGroups) {
    return new ConvSizes(inputs, outputs, kernel, stride, padding, dilation, newGroups, bias);
  }

  ConvSizes withBias() {
    return new ConvSizes(inputs, outputs, kernel, stride, padding, dilation, groups, true);
  }

  /** Values under a kernel. */
  int fanIn() {
    return Math.toIntExact(inputs / groups * kernel.size());
  }

  /** {@code [outputs][inputs / groups][kernel]…}. */
  long[] weightShape() {
    return new Shape(outputs, inputs / groups).addAll(kernel).getShape();
  }

  /** What it makes of a clip, channels first. */
  Shape outputShape(Shape clip) {
    long[] sizes = clip.getShape().clone();
    sizes[0] = outputs;
    for (int i = 0; i < kernel.dimension(); i++) {
      long reach = dilation.get(i) * (kernel.get(i) - 1) + 1;
      sizes[i + 1] = (sizes[i + 1] + 2 * padding.get(i) - reach) / stride.get(i) + 1;
    }
    return new Shape(sizes);
  }

  private static Shape all(long value, int axes) {
    long[] values = new long[axes];
    Arrays.fill(values, value);
    return new Shape(values);
  }

  private static Shape samePadding(long[] kernel, Shape dilation) {
    long[] padding = new long[kernel.length];
    for (int i = 0; i < kernel.length; i++) {
      padding[i] = dilation.get(i) * (kernel[i] - 1) / 2;
    }
    return new Shape(padding);
  }
}
