package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;

/**
 * One direction of one layer of long short-term memory; weights named and laid out as PyTorch's.
 */
final class LstmLayer {

  private final int hiddenSize;
  private final Parameter inputWeight;
  private final Parameter hiddenWeight;
  private final Parameter inputBias;
  private final Parameter hiddenBias;

  LstmLayer(NetworkBlock owner, String name, int inputs, int hiddenSize) {
    this.hiddenSize = hiddenSize;
    Init init = Init.fanIn(hiddenSize);
    int gates = 4 * hiddenSize;
    inputWeight = owner.declare(name + ".weight_ih", Parameter.Type.WEIGHT, init, gates, inputs);
    hiddenWeight =
        owner.declare(name + ".weight_hh", Parameter.Type.WEIGHT, init, gates, hiddenSize);
    inputBias =
        owner.declare(
            name + ".bias_ih", Parameter.Type.BIAS, Init.forgetGateOpen(hiddenSize), gates);
    hiddenBias = owner.declare(name + ".bias_hh", Parameter.Type.BIAS, Init.ZEROS, gates);
  }

  /** {@code [batch][frames][inputs]} to {@code [batch][frames][hiddenSize]}. */
  NDArray apply(Forward pass, NDArray x) {
    NDArray zero =
        x.getManager().zeros(new Shape(1, x.getShape().get(0), hiddenSize), x.getDataType());
    NDList weights =
        new NDList(
            pass.value(inputWeight),
            pass.value(hiddenWeight),
            pass.value(inputBias),
            pass.value(hiddenBias));
    return x.getNDArrayInternal()
        .lstm(x, new NDList(zero, zero), weights, true, 1, 0, pass.training(), false, true)
        .get(0);
  }
}
