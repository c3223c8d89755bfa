package io.github.audiomnist.examples.web;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** What threads take of one budget at once, they might have taken in turn. */
public class BudgetInterleavingsTest extends Interleavings {

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
}
