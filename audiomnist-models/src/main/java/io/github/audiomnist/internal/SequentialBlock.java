package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Convolutions with rectifiers, pooling and linear layers one after the other, over a whole canvas:
 * what pads a clip is seen as what it holds.
 *
 * <p>Where both follow a convolution, pooling comes before the rectifier: the largest of rectified
 * values is the largest, rectified, and fewer are left to do.
 */
public final class SequentialBlock extends NetworkBlock {

  private static final int ALEX_NET_FIRST = 11;

  private final List<Step> steps = new ArrayList<>();
  private Shape shape;
  private int convolutions;
  private int hiddenLayers;

  private interface Step {
    NDArray apply(Forward pass, NDArray x);
  }

  /** Of clips of {@code clip}, before which the first step puts the batch. */
  private SequentialBlock(int classes, Step first, long... clip) {
    super(classes);
    this.shape = new Shape(clip);
    steps.add(first);
  }

  private static SequentialBlock ofPictures(int size, int classes) {
    return new SequentialBlock(classes, (pass, x) -> Conv.picture(x), 1, size, size);
  }

  /**
   * Two convolutions of 5 by 5 and two of 3 by 3, each padded by 2 and followed by pooling by 2.
   *
   * @param size rows and columns of a picture
   * @param channels of the four convolutions
   * @param dropout before the head, in [0, 1)
   * @param classes number of logits
   */
  public static SequentialBlock cnn64(
      int size, List<Integer> channels, float dropout, int classes) {
    SequentialBlock block = ofPictures(size, classes);
    int inputs = 1;
    for (int i = 0; i < channels.size(); i++) {
      int kernel = i < 2 ? 5 : 3;
      block.conv(ConvSizes.same(inputs, channels.get(i), kernel, kernel).withPadding(2, 2));
      block.maxPool(new Shape(2, 2), false).relu();
      inputs = channels.get(i);
    }
    return block.flat().dropout(dropout).head(classes);
  }

  /**
   * AudioNet (Becker et al. 2018): convolutions of 3 samples, each followed by pooling by 2, the
   * first over 3 samples; linear layers without rectifiers.
   *
   * @param samples of a clip
   * @param channels of the convolutions
   * @param hiddenSizes of the linear layers before the head
   * @param dropout behind each of them, in [0, 1)
   * @param classes number of logits
   */
  public static SequentialBlock audioNet(
      int samples, List<Integer> channels, List<Integer> hiddenSizes, float dropout, int classes) {
    SequentialBlock block =
        new SequentialBlock(classes, (pass, x) -> x.reshape(-1, 1, samples), 1, samples);
    int inputs = 1;
    for (int outputs : channels) {
      block.conv(ConvSizes.same(inputs, outputs, 3));
      block.maxPool(new Shape(inputs == 1 ? 3 : 2), true).relu();
      inputs = outputs;
    }
    block.flat();
    for (int size : hiddenSizes) {
      block.hidden(size).dropout(dropout);
    }
    return block.head(classes);
  }

  /**
   * AlexNet (Krizhevsky et al. 2012) as Becker et al. (2018) train it: without normalisation of
   * responses, and with linear layers of one size.
   *
   * @param size rows and columns of a picture
   * @param channels of the five convolutions; the middle three are even
   * @param hiddenSize of the two linear layers before the head
   * @param dropout behind each of them, in [0, 1)
   * @param classes number of logits
   */
  public static SequentialBlock alexNet(
      int size, List<Integer> channels, int hiddenSize, float dropout, int classes) {
    Shape pool = new Shape(3, 3);
    return ofPictures(size, classes)
        .conv(
            ConvSizes.same(1, channels.get(0), ALEX_NET_FIRST, ALEX_NET_FIRST)
                .withStride(4, 4)
                .withPadding(0, 0))
        .maxPool(pool, true)
        .relu()
        .conv(ConvSizes.same(channels.get(0), channels.get(1), 5, 5).withGroups(2))
        .maxPool(pool, true)
        .relu()
        .conv(ConvSizes.same(channels.get(1), channels.get(2), 3, 3))
        .relu()
        .conv(ConvSizes.same(channels.get(2), channels.get(3), 3, 3).withGroups(2))
        .relu()
        .conv(ConvSizes.same(channels.get(3), channels.get(4), 3, 3).withGroups(2))
        .maxPool(pool, true)
        .relu()
        .flat()
        .hidden(hiddenSize)
        .relu()
        .dropout(dropout)
        .hidden(hiddenSize)
        .relu()
        .dropout(dropout)
        .head(classes);
  }

  @CanIgnoreReturnValue
  private SequentialBlock conv(ConvSizes sizes) {
    Conv conv = new Conv(this, "conv." + convolutions++, sizes.withBias());
    shape = sizes.outputShape(shape);
    steps.add(conv::apply);
    return this;
  }

  @CanIgnoreReturnValue
  private SequentialBlock relu() {
    steps.add((pass, x) -> x.getNDArrayInternal().relu());
    return this;
  }

  /**
   * The largest of neighbours, every second position.
   *
   * @param partial whether a window may reach over the end
   */
  @CanIgnoreReturnValue
  private SequentialBlock maxPool(Shape window, boolean partial) {
    long[] sizes = shape.getShape().clone();
    long[] strides = new long[window.dimension()];
    for (int axis = 0; axis < strides.length; axis++) {
      long rest = sizes[axis + 1] - window.get(axis) + (partial ? 1 : 0);
      sizes[axis + 1] = Math.floorDiv(rest, 2) + 1;
      strides[axis] = 2;
    }
    shape = new Shape(sizes);
    Shape stride = new Shape(strides);
    Shape padding = new Shape(new long[strides.length]);
    steps.add((pass, x) -> x.getNDArrayInternal().maxPool(window, stride, padding, partial));
    return this;
  }

  @CanIgnoreReturnValue
  private SequentialBlock flat() {
    long size = shape.size();
    shape = new Shape(size);
    steps.add((pass, x) -> x.reshape(-1, size));
    return this;
  }

  @CanIgnoreReturnValue
  private SequentialBlock dropout(float rate) {
    steps.add((pass, x) -> Dropout.apply(pass, x, rate));
    return this;
  }

  private SequentialBlock hidden(int outputs) {
    return linear("hidden." + hiddenLayers++, outputs);
  }

  private SequentialBlock head(int classes) {
    return linear("head", classes);
  }

  private SequentialBlock linear(String name, int outputs) {
    steps.add(new Linear(this, name, Math.toIntExact(shape.size()), outputs)::apply);
    shape = new Shape(outputs);
    return this;
  }

  @Override
  NDArray logits(Forward pass, NDArray features, NDArray validFrames) {
    NDArray x = features;
    for (Step step : steps) {
      x = step.apply(pass, x);
    }
    return x;
  }
}
