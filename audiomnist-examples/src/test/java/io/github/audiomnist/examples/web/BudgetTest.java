package io.github.audiomnist.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private static final int TAKES = 500_000;

  @Test
  void tryTake_moreThanIsLeft_takesNothing() {
    Budget budget = new Budget(3);
    assertTrue(budget.tryTake(2));
    assertFalse(budget.tryTake(2));
    assertFalse(budget.tryTake(Long.MAX_VALUE));
    assertEquals(2, budget.taken());
    budget.giveBack(2);
    assertTrue(budget.tryTake(3));
  }

  @Test
  void tryTake_whileOthersAskForTooMuch_getsWhatIsLeft() throws InterruptedException {
    Budget budget = new Budget(3);
    AtomicBoolean isOver = new AtomicBoolean();
    Thread greedy =
        new Thread(
            () -> {
              while (!isOver.get()) {
                budget.tryTake(4);
              }
            });
    greedy.start();
    int refused = 0;
    for (int i = 0; i < TAKES; i++) {
      if (budget.tryTake(1)) {
        budget.giveBack(1);
      } else {
        refused++;
      }
    }
    isOver.set(true);
    greedy.join();
    assertEquals(0, refused);
    assertEquals(0, budget.taken());
  }
}
