package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019) on weights alone, after the
 * gradient of all parameters together was scaled down to a largest norm.
 */
final class AdamW {

  private static final float BETA_1 = 0.9f;
  private static final float BETA_2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final float NO_CLAMP = -1;

  private record State(NDArray weight, NDArray mean, NDArray variance, float decay) {}

  private final List<State> states = new ArrayList<>();
  private final double maxGradientNorm;
  private int steps;

  AdamW(
      Collection<Parameter> parameters,
      NDManager manager,
      double weightDecay,
      double maxGradientNorm) {
    this.maxGradientNorm = maxGradientNorm;
    for (Parameter parameter : parameters) {
      if (parameter.requiresGradient()) {
        NDArray weight = parameter.getArray();
        boolean decays = parameter.getType() == Parameter.Type.WEIGHT;
        states.add(
            new State(
                weight,
                manager.zeros(weight.getShape()),
                manager.zeros(weight.getShape()),
                decays ? (float) weightDecay : 0));
      }
    }
  }

  /** Applies the gradients that the last backward pass left, and clears them. */
  void step(double learningRate, NDManager batchManager) {
    steps++;
    List<NDArray> gradients = new ArrayList<>();
    for (State state : states) {
      NDArray gradient = state.weight.getGradient();
      gradient.attach(batchManager);
      gradients.add(gradient);
    }
    double norm = norm(gradients);
    float scale = (float) (norm > maxGradientNorm ? maxGradientNorm / norm : 1);
    double correction = Math.sqrt(1 - Math.pow(BETA_2, steps)) / (1 - Math.pow(BETA_1, steps));
    for (int i = 0; i < states.size(); i++) {
      State state = states.get(i);
      state
          .weight
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(state.weight, gradients.get(i), state.mean, state.variance),
              new NDList(state.weight),
              (float) learningRate,
              (float) (learningRate * correction),
              state.decay,
              scale,
              NO_CLAMP,
              BETA_1,
              BETA_2,
              EPSILON,
              false,
              true);
    }
  }

  private static double norm(List<NDArray> gradients) {
    NDArray sum = gradients.get(0).square().sum();
    for (NDArray gradient : gradients.subList(1, gradients.size())) {
      sum = sum.add(gradient.square().sum());
    }
    return Math.sqrt(sum.getFloat());
  }
}
