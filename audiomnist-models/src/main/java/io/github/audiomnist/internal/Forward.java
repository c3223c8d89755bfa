package io.github.audiomnist.internal;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass through a network: where weights come from, and whether it is for training.
 *
 * @param store holds the weights
 * @param device where to compute
 * @param training whether dropout drops and batch statistics are taken
 * @param trace is told what every layer gives, if there is one
 */
record Forward(
    ParameterStore store, Device device, boolean training, @Nullable List<LayerTrace> trace) {

  NDArray value(Parameter parameter) {
    return store.getValue(parameter, device, training);
  }

  /**
   * Notes what a layer gave, and returns it.
   *
   * @param macsPerValue multiply-accumulates for one value of {@code output}
   */
  NDArray traced(String layer, NDArray output, long macsPerValue, Parameter... parameters) {
    if (trace != null) {
      trace.add(LayerTrace.of(layer, output.getShape(), macsPerValue, parameters));
    }
    return output;
  }
}
