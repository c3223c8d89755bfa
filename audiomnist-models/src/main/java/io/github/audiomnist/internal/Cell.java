package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.recurrent.RNN.Activation;

/** What a recurrent layer does at a frame. */
public enum Cell {
  /** The hyperbolic tangent of a sum (Elman 1990). */
  RNN(1) {
    @Override
    NDList run(NDArray x, NDArray zero, NDList weights, boolean training) {
      return x.getNDArrayInternal()
          .rnn(x, zero, weights, true, 1, Activation.TANH, 0, training, false, true);
    }
  },
  /** A gated recurrent unit (Cho et al. 2014), its reset gate behind the product, as PyTorch's. */
  GRU(3) {
    @Override
    NDList run(NDArray x, NDArray zero, NDList weights, boolean training) {
      return x.getNDArrayInternal().gru(x, zero, weights, true, 1, 0, training, false, true);
    }
  },
  /** Long short-term memory (Hochreiter and Schmidhuber 1997). */
  LSTM(4) {
    @Override
    NDList run(NDArray x, NDArray zero, NDList weights, boolean training) {
      return x.getNDArrayInternal()
          .lstm(x, new NDList(zero, zero), weights, true, 1, 0, training, false, true);
    }

    @Override
    Init inputBias(int hiddenSize) {
      return Init.forgetGateOpen(hiddenSize);
    }
  };

  private final int gates;

  Cell(int gates) {
    this.gates = gates;
  }

  int gates() {
    return gates;
  }

  /** As its layers begin in the names of weights. */
  String prefix() {
    return switch (this) {
      case RNN -> "rnn";
      case GRU -> "gru";
      case LSTM -> "lstm";
    };
  }

  Init inputBias(int hiddenSize) {
    return Init.ZEROS;
  }

  /** One direction of one layer over {@code [batch][frames][inputs]}; its output comes first. */
  abstract NDList run(NDArray x, NDArray zero, NDList weights, boolean training);
}
