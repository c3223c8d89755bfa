package io.github.audiomnist.fuzz;

import io.github.audiomnist.pipeline.Pipeline;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A pipeline's recipe in JSON, as it stands in a saved recogniser. */
public final class PipelineTarget {

  // Tables follow from numbers in the recipe, which stages bound, and not from its length.
  private static final Guard GUARD =
      new Guard(1 << 10, 1L << 30, List.of(IllegalArgumentException.class));

  private PipelineTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    String json = new String(input, StandardCharsets.UTF_8);
    GUARD.check(input, () -> requireSame(Pipeline.fromJson(json)));
  }

  private static void requireSame(Pipeline<?> pipeline) {
    if (!Pipeline.fromJson(pipeline.toJson()).equals(pipeline)) {
      throw new AssertionError("another pipeline after writing: " + pipeline.toJson());
    }
  }
}
