package io.github.audiomnist.fuzz;

import io.github.audiomnist.internal.SafeTensors;
import io.github.audiomnist.internal.Weights;
import java.io.IOException;
import java.util.List;

/** The bytes of a file of weights, in safetensors' format. */
public final class WeightsTarget {

  private static final Guard GUARD = new Guard(256, 1 << 20, List.of(IOException.class));

  private WeightsTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    GUARD.check(input, () -> requireNoMore(input, SafeTensors.decode(input, "w.safetensors")));
  }

  private static void requireNoMore(byte[] input, Weights weights) {
    if (4 * weights.size() > input.length) {
      throw new AssertionError(weights.size() + " values of " + input.length + " bytes");
    }
  }
}
