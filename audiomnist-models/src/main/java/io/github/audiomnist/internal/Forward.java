package io.github.audiomnist.internal;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;

/**
 * One pass through a network: where weights come from, and whether it is for training.
 *
 * @param store holds the weights
 * @param device where to compute
 * @param training whether dropout drops and batch statistics are taken
 */
record Forward(ParameterStore store, Device device, boolean training) {

  NDArray value(Parameter parameter) {
    return store.getValue(parameter, device, training);
  }
}
