package io.github.audiomnist.training;

/**
 * How weights follow the gradient of the loss. The formulas, and the numbers, are those of {@code
 * torch.optim}; weight decay acts on weight matrices and kernels alone, not on biases and norms.
 *
 * <p>Immutable; threads may share it.
 */
public sealed interface Optimizer {

  /** How strongly weights are drawn to 0. */
  double weightDecay();

  /** A copy with another weight decay. */
  Optimizer withWeightDecay(double newWeightDecay);

  /** {@link Sgd} without momentum. */
  static Sgd sgd() {
    return new Sgd(0, false, 0);
  }

  /** {@link Sgd} with a momentum that looks ahead. */
  static Sgd nesterov(double momentum) {
    return new Sgd(momentum, true, 0);
  }

  /** {@link Adam} with means over 10 and 1000 steps. */
  static Adam adam() {
    return new Adam(0.9, 0.999, 1e-8, 0);
  }

  /** {@link AdamW} with means over 10 and 1000 steps and a weight decay of 0.02. */
  static AdamW adamW() {
    return new AdamW(0.9, 0.999, 1e-8, 0.02);
  }

  /**
   * Stochastic gradient descent: {@code v = momentum v + g} and {@code w = w - rate v}.
   *
   * @param momentum share of the last step that is taken again, in [0, 1)
   * @param nesterov whether {@code g + momentum v} stands for {@code v} (Sutskever et al. 2013)
   * @param weightDecay times the weight is added to its gradient
   */
  record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimizer {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if {@code momentum} is outside [0, 1), or is 0 with {@code
     *     nesterov}, or {@code weightDecay < 0}
     */
    public Sgd {
      Checks.belowOne("Sgd", "momentum", momentum);
      Checks.notNegative("Sgd", "weightDecay", weightDecay);
      if (nesterov) {
        Checks.positive("Sgd", "momentum for Nesterov's steps", momentum);
      }
    }

    /** A copy with another momentum. */
    public Sgd withMomentum(double newMomentum) {
      return new Sgd(newMomentum, nesterov, weightDecay);
    }

    @Override
    public Sgd withWeightDecay(double newWeightDecay) {
      return new Sgd(momentum, nesterov, newWeightDecay);
    }
  }

  /**
   * Steps by the running mean of the gradient over the root of that of its square (Kingma and Ba
   * 2015).
   *
   * @param beta1 share of the mean that is kept, in [0, 1)
   * @param beta2 share of the mean of squares that is kept, in [0, 1)
   * @param epsilon is added to the root before the means are corrected for their start, the paper's
   *     epsilon hat; {@code torch.optim} adds it after, which makes no difference to floats at 1e-8
   * @param weightDecay times the weight is added to its gradient
   */
  record Adam(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if a beta is outside [0, 1), {@code epsilon} is not
     *     positive, or {@code weightDecay < 0}
     */
    public Adam {
      check("Adam", beta1, beta2, epsilon, weightDecay);
    }

    @Override
    public Adam withWeightDecay(double newWeightDecay) {
      return new Adam(beta1, beta2, epsilon, newWeightDecay);
    }
  }

  /**
   * As {@link Adam}, with a weight decay that does not pass through the means: {@code w = w - rate
   * weightDecay w} (Loshchilov and Hutter 2019).
   *
   * @param beta1 share of the mean that is kept, in [0, 1)
   * @param beta2 share of the mean of squares that is kept, in [0, 1)
   * @param epsilon is added to the root before the means are corrected for their start, the paper's
   *     epsilon hat; {@code torch.optim} adds it after, which makes no difference to floats at 1e-8
   * @param weightDecay share of the weight, times the rate, that a step takes away
   */
  record AdamW(double beta1, double beta2, double epsilon, double weightDecay)
      implements Optimizer {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if a beta is outside [0, 1), {@code epsilon} is not
     *     positive, or {@code weightDecay < 0}
     */
    public AdamW {
      check("AdamW", beta1, beta2, epsilon, weightDecay);
    }

    @Override
    public AdamW withWeightDecay(double newWeightDecay) {
      return new AdamW(beta1, beta2, epsilon, newWeightDecay);
    }
  }

  private static void check(
      String stage, double beta1, double beta2, double epsilon, double weightDecay) {
    Checks.belowOne(stage, "beta1", beta1);
    Checks.belowOne(stage, "beta2", beta2);
    Checks.positive(stage, "epsilon", epsilon);
    Checks.notNegative(stage, "weightDecay", weightDecay);
  }
}
