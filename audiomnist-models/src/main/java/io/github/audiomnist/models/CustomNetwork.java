package io.github.audiomnist.models;

import io.github.audiomnist.internal.AdaptedBlock;
import io.github.audiomnist.signal.Signal;

/**
 * A network that is code of others: what is saved of it is its name.
 *
 * @param name by which a saved recogniser asks for it
 * @param blocks that it stands for
 */
record CustomNetwork(String name, AdaptedBlock.Factory blocks) implements Network<Signal> {

  static final String FAMILY = "custom";

  CustomNetwork {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "CustomNetwork: expected a name, found '%s'".formatted(name));
    }
  }

  @Override
  public String toString() {
    return "CustomNetwork[name=%s]".formatted(name);
  }
}
