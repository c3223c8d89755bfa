package io.github.audiomnist.models;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Memory is freed once, and nobody uses it then, whoever closes it when. */
@Tag("interleavings")
public class LifetimeInterleavingsTest {

  private final Lifetime life = new Lifetime(this::free);
  private final AtomicInteger timesFreed = new AtomicInteger();

  private void free() {
    timesFreed.incrementAndGet();
  }

  /** How often the memory was freed before or during its use; {@code -1} where that is refused. */
  @Operation
  public int use() {
    Lock open;
    try {
      open = life.keepOpen();
    } catch (IllegalStateException e) {
      return -1;
    }
    try {
      int atFirst = timesFreed.get();
      return atFirst + timesFreed.get();
    } finally {
      open.unlock();
    }
  }

  @Operation
  public boolean end() {
    return life.end();
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
