package io.github.audiomnist.internal;

import java.util.Set;

/**
 * What a training begins with.
 *
 * @param weights of the parameters that do not begin as their network draws them
 * @param frozen names of the parameters that stay as they begin
 */
public record Beginning(Weights weights, Set<String> frozen) {

  /** With a network that has learned nothing. */
  public static final Beginning NEW = new Beginning(new Weights(), Set.of());

  /** Copies the names. */
  public Beginning {
    frozen = Set.copyOf(frozen);
  }

  /** The first weights of a network; those that are drawn follow from the seed. */
  Weights first(NetworkBlock block, long seed) {
    Weights drawn = block.firstWeights(seed);
    Weights first = new Weights();
    for (String name : drawn.names()) {
      Weights from = weights.names().contains(name) ? weights : drawn;
      first.put(name, from.shape(name), from.values(name));
    }
    return first;
  }
}
