package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.audiomnist.training.Optimizer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link Optimizer.Sgd}; the engine's own has no Nesterov steps. */
final class SgdUpdater extends Updater {

  private final Optimizer.Sgd rule;
  private final List<NDArray> velocities;

  SgdUpdater(
      Optimizer.Sgd rule,
      NetworkBlock block,
      NDManager manager,
      double maxGradientNorm,
      @Nullable Resumed resumed) {
    super(block, rule.weightDecay(), maxGradientNorm, resumed);
    this.rule = rule;
    this.velocities =
        rule.momentum() == 0 ? List.of() : remembered("velocity", slots(), manager, resumed);
  }

  @Override
  void update(int slot, NDArray gradient, float scale, double learningRate) {
    Torch.withoutGradients(
        () -> {
          Slot of = slots().get(slot);
          NDArray scaled = gradient.mul(scale);
          if (of.decay() != 0) {
            add(scaled, of.decay(), of.weight());
          }
          add(of.weight(), -learningRate, direction(slot, scaled));
          return gradient.subi(gradient);
        });
  }

  private NDArray direction(int slot, NDArray gradient) {
    if (rule.momentum() == 0) {
      return gradient;
    }
    NDArray velocity = velocities.get(slot).muli((float) rule.momentum()).addi(gradient);
    if (!rule.nesterov()) {
      return velocity;
    }
    add(gradient, rule.momentum(), velocity);
    return gradient;
  }

  /** What lies between would live as long as the training: products go with their first factor. */
  private static void add(NDArray to, double factor, NDArray what) {
    try (NDArray product = what.mul((float) factor)) {
      to.addi(product);
    }
  }

  @Override
  Map<String, List<NDArray>> kindsOfMemory() {
    return velocities.isEmpty() ? Map.of() : Map.of("velocity", velocities);
  }
}
