package io.github.audiomnist.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import io.github.audiomnist.training.Optimizer;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Largest difference from {@code torch.optim} measured: 8e-7. */
class UpdaterTest {

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

  private enum Rule {
    SGD,
    MOMENTUM,
    NESTEROV,
    ADAM,
    ADAMW;

    Optimizer optimizer() {
      Optimizer optimizer =
          switch (this) {
            case SGD -> Optimizer.sgd();
            case MOMENTUM -> Optimizer.sgd().withMomentum(0.9);
            case NESTEROV -> Optimizer.nesterov(0.9);
            case ADAM -> new Optimizer.Adam(0.8, 0.95, 1e-8, 0);
            case ADAMW -> new Optimizer.AdamW(0.8, 0.95, 1e-8, 0);
          };
      return optimizer.withWeightDecay(0.1);
    }

    String prefix() {
      return name().toLowerCase(Locale.ROOT) + "/";
    }
  }

  @Test
  void step_defaultAdamW_equalsTorchWithClippedGradients() {
    assertEqualsTorch("adamw", "", Optimizer.adamW().withWeightDecay(0.1));
  }

  @ParameterizedTest
  @EnumSource
  void step_anyOptimizer_equalsTorchWithClippedGradients(Rule rule) {
    assertEqualsTorch("optimizers", rule.prefix(), rule.optimizer());
  }

  private static void assertEqualsTorch(String file, String prefix, Optimizer optimizer) {
    Golden golden = Golden.of(file);
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      TwoParameters block = loaded(golden, manager);
      Updater updater = Updater.of(optimizer, block, manager, 1, null);
      for (int step = 1; step <= 5; step++) {
        step(updater, block, golden, step, manager);
        assertEquals(step, updater.steps());
        for (String name : new String[] {"weight", "bias"}) {
          Golden.assertClose(
              "%s of %s after %s steps".formatted(name, optimizer, step),
              golden.values("%s%s/%s".formatted(prefix, name, step)),
              block.weights().values(name),
              TOLERANCE);
        }
      }
    }
  }

  private static void step(
      Updater updater, TwoParameters block, Golden golden, int step, NDManager manager) {
    block.backward(
        manager, golden.values("gradient_weight/" + step), golden.values("gradient_bias/" + step));
    updater.step(0.01 * step, manager);
  }

  /** What a checkpoint needs is all there is. */
  @ParameterizedTest
  @EnumSource
  void of_memoryOfAnother_goesOnWithEqualWeights(Rule rule) {
    Golden golden = Golden.of("optimizers");
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      TwoParameters block = loaded(golden, manager);
      Updater updater = Updater.of(rule.optimizer(), block, manager, 1, null);
      for (int step = 1; step <= 3; step++) {
        step(updater, block, golden, step, manager);
      }
      TwoParameters other = new TwoParameters();
      other.load(block.weights(), manager, true);
      Updater resumed =
          Updater.of(
              rule.optimizer(),
              other,
              manager,
              1,
              new Updater.Resumed(updater.steps(), updater.memory()));
      for (int step = 4; step <= 5; step++) {
        step(updater, block, golden, step, manager);
        step(resumed, other, golden, step, manager);
      }
      for (String name : block.weights().names()) {
        assertArrayEquals(block.weights().values(name), other.weights().values(name));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void step_gradient_isClearedAfterwards(Rule rule) {
    Golden golden = Golden.of("optimizers");
    try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
      TwoParameters block = loaded(golden, manager);
      Updater updater = Updater.of(rule.optimizer(), block, manager, 1, null);
      step(updater, block, golden, 1, manager);
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
