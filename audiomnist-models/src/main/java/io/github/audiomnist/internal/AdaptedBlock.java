package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.training.ComputeDevice;
import java.util.Arrays;
import java.util.function.IntFunction;

/** Any DJL block as a network. Its parameters keep the names and first values that DJL gives. */
public final class AdaptedBlock extends NetworkBlock {

  /** Makes blocks for features and a number of labels. */
  @FunctionalInterface
  public interface Factory {

    /**
     * A new block, without weights.
     *
     * @throws SpecMismatchException if it cannot read features of {@code spec}
     */
    NetworkBlock block(SignalSpec spec, int classes);
  }

  private final IntFunction<? extends Block> blocks;
  private final Shape clip;
  private final int classes;
  private final Block inner;

  private AdaptedBlock(IntFunction<? extends Block> blocks, Shape clip, int classes) {
    super(classes);
    this.blocks = blocks;
    this.clip = clip;
    this.classes = classes;
    this.inner = blocks.apply(classes);
    try (NDManager scope = Devices.newManager(ComputeDevice.CPU)) {
      inner.initialize(scope, DataType.FLOAT32, batchOf(1));
      requireLogits();
      for (var named : inner.getParameters()) {
        parameters.put(named.getKey(), named.getValue());
        named.getValue().close();
      }
    }
  }

  /**
   * Blocks that are given clips as {@code [batch]} and the axes of {@code clip}.
   *
   * @param name for messages
   */
  public static Factory factory(String name, Shape clip, IntFunction<? extends Block> blocks) {
    return (spec, classes) -> {
      if (clip.size() != spec.size()) {
        throw new SpecMismatchException(
            name,
            "%s values for a clip of shape %s".formatted(clip.size(), clip),
            spec,
            "give the network the shape of these features");
      }
      return new AdaptedBlock(blocks, clip, classes);
    };
  }

  private void requireLogits() {
    Shape[] outputs = inner.getOutputShapes(new Shape[] {batchOf(1)});
    Shape logits = new Shape(1, classes);
    if (outputs.length != 1 || !outputs[0].equals(logits)) {
      throw new IllegalArgumentException(
          "%s: expected an output of shape %s for a clip and %s labels, found %s; end it with Linear"
              .formatted(
                  inner.getClass().getSimpleName(), logits, classes, Arrays.toString(outputs)));
    }
  }

  private Shape batchOf(long clips) {
    return new Shape(clips).addAll(clip);
  }

  @Override
  public Weights firstWeights(long seed) {
    Torch.engine().setRandomSeed(Long.hashCode(seed));
    Weights weights = new Weights();
    try (NDManager scope = Devices.newManager(ComputeDevice.CPU)) {
      Block fresh = blocks.apply(classes);
      fresh.initialize(scope, DataType.FLOAT32, batchOf(1));
      for (var named : fresh.getParameters()) {
        NDArray values = named.getValue().getArray();
        weights.put(named.getKey(), values.getShape().getShape(), values.toFloatArray());
      }
    }
    return weights;
  }

  @Override
  NDArray logits(Forward pass, NDArray features, NDArray validFrames) {
    NDList clips = new NDList(features.reshape(batchOf(-1)));
    NDArray logits = inner.forward(pass.store(), clips, pass.training()).singletonOrThrow();
    return pass.traced(
        inner.getClass().getSimpleName(), logits, 0, parameters.values().toArray(Parameter[]::new));
  }
}
