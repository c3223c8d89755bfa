package io.github.audiomnist.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.Test;

/** Largest difference from {@code torch.optim.AdamW} measured: 8e-7. */
class AdamWTest {

  private static final double TOLERANCE = 1e-6;

  /** A weight, which decays, and a bias, which does not. */
  private static final class TwoParameters extends NetworkBlock {

    private final Parameter weight = declare("weight", Parameter.Type.WEIGHT, Init.ONES, 5, 7);
    private final Parameter bias = declare("bias", Parameter.Type.BIAS, Init.ONES, 6);

    TwoParameters() {
      super(1);
    }

    /** Leaves the given gradients, as the backward pass of a sum of products does. */
    void backward(NDManager manager, float[] weightGradient, float[] biasGradient) {
      NDArray ofWeight = manager.create(weightGradient, new Shape(5, 7));
      NDArray ofBias = manager.create(biasGradient);
      try (GradientCollector collector = Torch.engine().newGradientCollector()) {
        NDArray sum = weight.getArray().mul(ofWeight).sum();
        collector.backward(sum.add(bias.getArray().mul(ofBias).sum()));
      }
    }

    @Override
    NDArray logits(Forward pass, NDArray features, NDArray validFrames) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void step_fiveTimes_equalsTorchWithClippedGradients() {
    Golden golden = Golden.of("adamw");
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      TwoParameters block = loaded(golden, manager);
      AdamW optimizer = new AdamW(block.getDirectParameters().values(), manager, 0.1, 1);
      for (int step = 1; step <= 5; step++) {
        block.backward(
            manager,
            golden.values("gradient_weight/" + step),
            golden.values("gradient_bias/" + step));
        optimizer.step(0.01 * step, manager);
        for (String name : new String[] {"weight", "bias"}) {
          Golden.assertClose(
              "AdamW %s after %d steps".formatted(name, step),
              golden.values(name + "/" + step),
              block.weights().values(name),
              TOLERANCE);
        }
      }
    }
  }

  @Test
  void step_gradient_isClearedAfterwards() {
    Golden golden = Golden.of("adamw");
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      TwoParameters block = loaded(golden, manager);
      AdamW optimizer = new AdamW(block.getDirectParameters().values(), manager, 0, 1);
      block.backward(manager, golden.values("gradient_weight/1"), golden.values("gradient_bias/1"));
      optimizer.step(0.01, manager);
      try (NDArray gradient = block.weight.getArray().getGradient()) {
        assertArrayEquals(new float[35], gradient.toFloatArray());
      }
    }
  }

  private static TwoParameters loaded(Golden golden, NDManager manager) {
    Weights first = new Weights();
    first.put("weight", new long[] {5, 7}, golden.values("weight/0"));
    first.put("bias", new long[] {6}, golden.values("bias/0"));
    TwoParameters block = new TwoParameters();
    block.load(first, manager, true);
    return block;
  }
}
