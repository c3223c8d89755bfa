package io.github.audiomnist.internal;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.training.ComputeDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What a layer does to one clip.
 *
 * @param name as in the names of its weights
 * @param shape of what it gives
 * @param parameters number of learned values
 * @param macs multiply-accumulates
 */
public record LayerTrace(String name, List<Long> shape, long parameters, long macs) {

  static LayerTrace of(String name, Shape batch, long macsPerValue, Parameter... parameters) {
    long learned = 0;
    for (Parameter parameter : parameters) {
      learned += NetworkBlock.isLearned(parameter) ? parameter.getShape().size() : 0;
    }
    Shape clip = batch.slice(1);
    return new LayerTrace(
        name, LongStream.of(clip.getShape()).boxed().toList(), learned, macsPerValue * clip.size());
  }

  /** The layers of a block without weights, in the order in which a clip of zeros meets them. */
  public static List<LayerTrace> of(NetworkBlock block, SignalSpec spec) {
    List<LayerTrace> trace = new ArrayList<>();
    try (NDManager manager = Devices.newManager(ComputeDevice.CPU)) {
      for (Parameter parameter : block.getDirectParameters().values()) {
        parameter.setInitializer((m, shape, type) -> m.zeros(shape, type));
        parameter.initialize(manager, DataType.FLOAT32);
      }
      NDList inputs =
          new NDList(
              manager.zeros(new Shape(1, spec.rows(), spec.columns())),
              manager.ones(new Shape(1)).mul(spec.columns()));
      ParameterStore store = new ParameterStore(manager, false);
      Forward pass = new Forward(store, manager.getDevice(), false, trace);
      var unused = Torch.withoutGradients(() -> block.logits(pass, inputs.get(0), inputs.get(1)));
    }
    return trace;
  }
}
