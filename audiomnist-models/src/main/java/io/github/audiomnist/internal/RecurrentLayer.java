package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;

/** One direction of one recurrent layer; weights named and laid out as PyTorch's. */
final class RecurrentLayer {

  private final String name;
  private final Cell cell;
  private final int inputs;
  private final int hiddenSize;
  private final Parameter inputWeight;
  private final Parameter hiddenWeight;
  private final Parameter inputBias;
  private final Parameter hiddenBias;

  RecurrentLayer(NetworkBlock owner, String name, Cell cell, int inputs, int hiddenSize) {
    this.name = name;
    this.cell = cell;
    this.inputs = inputs;
    this.hiddenSize = hiddenSize;
    Init init = Init.fanIn(hiddenSize);
    int gates = cell.gates() * hiddenSize;
    inputWeight = owner.declare(name + ".weight_ih", Parameter.Type.WEIGHT, init, gates, inputs);
    hiddenWeight =
        owner.declare(name + ".weight_hh", Parameter.Type.WEIGHT, init, gates, hiddenSize);
    inputBias =
        owner.declare(name + ".bias_ih", Parameter.Type.BIAS, cell.inputBias(hiddenSize), gates);
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
    NDArray states = cell.run(x, zero, weights, pass.training()).get(0);
    long macsPerValue = (long) cell.gates() * (inputs + hiddenSize);
    return pass.traced(
        name, states, macsPerValue, inputWeight, hiddenWeight, inputBias, hiddenBias);
  }
}
