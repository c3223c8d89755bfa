package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;

/** A 2-D convolution that keeps height and width, batch normalisation, and a rectifier. */
final class ConvUnit {

  private static final float MOMENTUM = 0.9f;
  private static final float EPSILON = 1e-5f;

  private final int kernelSize;
  private final Parameter weight;
  private final Parameter gamma;
  private final Parameter beta;
  private final Parameter runningMean;
  private final Parameter runningVar;

  ConvUnit(NetworkBlock owner, String name, int inputs, int outputs, int kernelSize) {
    this.kernelSize = kernelSize;
    int fanIn = inputs * kernelSize * kernelSize;
    weight =
        owner.declare(
            name + ".conv.weight",
            Parameter.Type.WEIGHT,
            Init.he(fanIn),
            outputs,
            inputs,
            kernelSize,
            kernelSize);
    gamma = owner.declare(name + ".norm.weight", Parameter.Type.GAMMA, Init.ONES, outputs);
    beta = owner.declare(name + ".norm.bias", Parameter.Type.BETA, Init.ZEROS, outputs);
    runningMean =
        owner.declare(
            name + ".norm.running_mean", Parameter.Type.RUNNING_MEAN, Init.ZEROS, outputs);
    runningVar =
        owner.declare(name + ".norm.running_var", Parameter.Type.RUNNING_VAR, Init.ONES, outputs);
  }

  /** {@code [batch][inputs][height][width]} to {@code [batch][outputs][height][width]}. */
  NDArray apply(Forward pass, NDArray x) {
    Shape padding = new Shape(kernelSize / 2, kernelSize / 2);
    Shape one = new Shape(1, 1);
    NDArray convolved =
        x.getNDArrayInternal()
            .convolution(x, pass.value(weight), null, one, padding, one, 1)
            .singletonOrThrow();
    return convolved
        .getNDArrayInternal()
        .batchNorm(
            convolved,
            pass.value(runningMean),
            pass.value(runningVar),
            pass.value(gamma),
            pass.value(beta),
            -1,
            MOMENTUM,
            EPSILON,
            pass.training())
        .singletonOrThrow()
        .getNDArrayInternal()
        .relu();
  }
}
