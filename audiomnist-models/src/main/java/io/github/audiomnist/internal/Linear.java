package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;

/** {@code x W' + b} over the last axis. */
final class Linear {

  private final String name;
  private final int inputs;
  private final Parameter weight;
  private final Parameter bias;

  Linear(NetworkBlock owner, String name, int inputs, int outputs) {
    this.name = name;
    this.inputs = inputs;
    weight =
        owner.declare(name + ".weight", Parameter.Type.WEIGHT, Init.fanIn(inputs), outputs, inputs);
    bias = owner.declare(name + ".bias", Parameter.Type.BIAS, Init.fanIn(inputs), outputs);
  }

  NDArray apply(Forward pass, NDArray x) {
    NDArray y =
        x.getNDArrayInternal().linear(x, pass.value(weight), pass.value(bias)).singletonOrThrow();
    return pass.traced(name, y, inputs, weight, bias);
  }
}
