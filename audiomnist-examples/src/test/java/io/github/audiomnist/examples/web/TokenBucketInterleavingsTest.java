package io.github.audiomnist.examples.web;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests that come at once get no more tokens than requests in turn. */
@Tag("interleavings")
public class TokenBucketInterleavingsTest {

  private static final long SECOND = 1_000_000_000;

  private final TokenBucket bucket = new TokenBucket(1, 2, 0);

  @Operation
  public boolean onRequest(@Param(gen = IntGen.class, conf = "0:3") int second) {
    return bucket.onRequest(second * SECOND);
  }

  @Operation
  public long expires() {
    return bucket.getExpireNanoTime();
  }

  @Test
  void operations_interleaved_areAsIfInTurn() {
    new ModelCheckingOptions()
        .iterations(30)
        .invocationsPerIteration(300)
        .actorsBefore(2)
        .actorsPerThread(3)
        .actorsAfter(2)
        .check(getClass());
  }

  @Test
  void operations_onThreads_areAsIfInTurn() {
    new StressOptions()
        .iterations(20)
        .invocationsPerIteration(500)
        .actorsPerThread(3)
        .check(getClass());
  }
}
