package io.github.audiomnist.examples.web;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** Requests that come at once get no more tokens than requests in turn. */
public class TokenBucketInterleavingsTest extends Interleavings {

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
}
