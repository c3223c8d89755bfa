package io.github.audiomnist.examples.web;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the operations of a subclass give on threads, they might have given in turn. */
@Tag("interleavings")
public abstract class Interleavings {

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
