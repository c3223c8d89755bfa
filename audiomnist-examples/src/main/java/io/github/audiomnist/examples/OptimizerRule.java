package io.github.audiomnist.examples;

import io.github.audiomnist.training.Optimizer;

/** The optimisers that can be named on the command line. */
enum OptimizerRule {
  SGD,
  NESTEROV,
  ADAM,
  ADAMW;

  private static final double MOMENTUM = 0.9;

  Optimizer optimizer() {
    return switch (this) {
      case SGD -> Optimizer.sgd();
      case NESTEROV -> Optimizer.nesterov(MOMENTUM);
      case ADAM -> Optimizer.adam();
      case ADAMW -> Optimizer.adamW();
    };
  }

  @Override
  public String toString() {
    return Choices.written(this);
  }
}
