package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;

/** Layer normalisation over the last axis (Ba et al. 2016). */
final class LayerNorm {

  private static final float EPSILON = 1e-5f;

  private final String name;
  private final Shape shape;
  private final Parameter gamma;
  private final Parameter beta;

  LayerNorm(NetworkBlock owner, String name, int size) {
    this.name = name;
    shape = new Shape(size);
    gamma = owner.declare(name + ".weight", Parameter.Type.GAMMA, Init.ONES, size);
    beta = owner.declare(name + ".bias", Parameter.Type.BETA, Init.ZEROS, size);
  }

  NDArray apply(Forward pass, NDArray x) {
    NDArray normalized =
        x.getNDArrayInternal()
            .layerNorm(x, shape, pass.value(gamma), pass.value(beta), EPSILON)
            .singletonOrThrow();
    return pass.traced(name, normalized, 0, gamma, beta);
  }
}
