package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.audiomnist.training.Optimizer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link Optimizer.Adam} and {@link Optimizer.AdamW}. */
final class AdamUpdater extends Updater {

  private static final float NO_CLAMP = -1;

  /**
   * The formula.
   *
   * @param decoupled whether weight decay leaves the means alone
   */
  record Rule(double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled) {

    static Rule of(Optimizer optimizer) {
      if (optimizer instanceof Optimizer.Adam adam) {
        return new Rule(adam.beta1(), adam.beta2(), adam.epsilon(), adam.weightDecay(), false);
      } else if (optimizer instanceof Optimizer.AdamW adamW) {
        return new Rule(adamW.beta1(), adamW.beta2(), adamW.epsilon(), adamW.weightDecay(), true);
      }
      throw new AssertionError(optimizer);
    }
  }

  private final Rule rule;
  private final List<NDArray> means;
  private final List<NDArray> variances;

  AdamUpdater(
      Rule rule,
      NetworkBlock block,
      NDManager manager,
      double maxGradientNorm,
      @Nullable Resumed resumed) {
    super(block, rule.weightDecay(), maxGradientNorm, resumed);
    this.rule = rule;
    this.means = remembered("mean", slots(), manager, resumed);
    this.variances = remembered("variance", slots(), manager, resumed);
  }

  @Override
  void update(int slot, NDArray gradient, float scale, double learningRate) {
    float beta1 = (float) rule.beta1();
    float beta2 = (float) rule.beta2();
    // Of the betas as the engine has them, in single precision.
    double correction = Math.sqrt(1 - Math.pow(beta2, steps())) / (1 - Math.pow(beta1, steps()));
    Slot of = slots().get(slot);
    of.weight()
        .getNDArrayInternal()
        .adamUpdate(
            new NDList(of.weight(), gradient, means.get(slot), variances.get(slot)),
            new NDList(of.weight()),
            (float) learningRate,
            (float) (learningRate * correction),
            of.decay(),
            scale,
            NO_CLAMP,
            beta1,
            beta2,
            (float) rule.epsilon(),
            false,
            rule.decoupled());
  }

  @Override
  Map<String, List<NDArray>> kindsOfMemory() {
    return Map.of("mean", means, "variance", variances);
  }
}
