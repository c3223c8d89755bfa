package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;

/** Batch normalisation of channels, which are axis 1 (Ioffe and Szegedy 2015). */
final class BatchNorm {

  private static final float MOMENTUM = 0.9f;
  private static final float EPSILON = 1e-5f;

  private final NetworkBlock owner;
  private final String name;
  private final int channels;
  private final Parameter gamma;
  private final Parameter beta;
  private final Parameter runningMean;
  private final Parameter runningVar;

  BatchNorm(NetworkBlock owner, String name, int channels) {
    this.owner = owner;
    this.name = name;
    this.channels = channels;
    gamma = owner.declare(name + ".weight", Parameter.Type.GAMMA, Init.ONES, channels);
    beta = owner.declare(name + ".bias", Parameter.Type.BETA, Init.ZEROS, channels);
    runningMean =
        owner.declare(name + ".running_mean", Parameter.Type.RUNNING_MEAN, Init.ZEROS, channels);
    runningVar =
        owner.declare(name + ".running_var", Parameter.Type.RUNNING_VAR, Init.ONES, channels);
  }

  /**
   * {@code [batch][channels]…} of the same shape. A last batch of one value a channel has no
   * deviation: in training, too, it is normalised by the running one. So is a frozen layer, whose
   * statistics stay.
   */
  NDArray apply(Forward pass, NDArray x) {
    NDArray normalized =
        x.getNDArrayInternal()
            .batchNorm(
                x,
                pass.value(runningMean),
                pass.value(runningVar),
                pass.value(gamma),
                pass.value(beta),
                -1,
                MOMENTUM,
                EPSILON,
                pass.training() && x.size() > channels && !owner.isFrozen(runningMean.getName()))
            .singletonOrThrow();
    return pass.traced(name, normalized, 0, gamma, beta);
  }
}
