package io.github.audiomnist.examples.web;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What threads take of one budget at once, they might have taken in turn. */
@Tag("interleavings")
public class BudgetInterleavingsTest {

  private final Budget budget = new Budget(3);

  @Operation
  public boolean tryTake(@Param(gen = IntGen.class, conf = "1:4") int amount) {
    return budget.tryTake(amount);
  }

  @Operation
  public void giveBack() {
    budget.giveBack(1);
  }

  @Operation
  public long taken() {
    return budget.taken();
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
