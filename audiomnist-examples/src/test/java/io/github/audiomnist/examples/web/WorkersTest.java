package io.github.audiomnist.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkersTest {

  private static Problem problem(CompletableFuture<?> refused) {
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> refused.get(5, TimeUnit.SECONDS));
    return assertInstanceOf(RefusedException.class, failure.getCause()).problem();
  }

  @Test
  void whoWaitedTooLong_isRefused_andWorkComesNext() throws Exception {
    Limits limits = Limits.standard();
    try (Workers workers = new Workers(limits)) {
      CountDownLatch done = new CountDownLatch(1);
      for (int i = 0; i < limits.running(); i++) {
        var unused = workers.submit(() -> done.await(5, TimeUnit.SECONDS));
      }
      CompletableFuture<Integer> late = workers.submit(() -> 1);
      Thread.sleep(limits.longestWait().toMillis() + 50);
      done.countDown();
      Problem problem = problem(late);
      assertEquals(503, problem.status());
      assertTrue(problem.message().contains("to wait at most 150 ms, found"), problem.message());
      assertEquals(2, workers.submit(() -> 2).get(5, TimeUnit.SECONDS));
    }
  }

  @Test
  void moreThanMayWait_areRefusedAtOnce() throws Exception {
    Limits limits = TestServer.SMALL;
    try (Workers workers = new Workers(limits)) {
      CountDownLatch done = new CountDownLatch(1);
      CompletableFuture<Boolean> first = workers.submit(() -> done.await(5, TimeUnit.SECONDS));
      while (workers.running() < 1) {
        Thread.onSpinWait();
      }
      CompletableFuture<Integer> second = workers.submit(() -> 2);
      CompletableFuture<Integer> third = workers.submit(() -> 3);
      assertEquals(503, problem(workers.submit(() -> 4)).status());
      assertEquals(2, workers.waiting());
      done.countDown();
      assertTrue(first.get(5, TimeUnit.SECONDS));
      assertEquals(2, second.get(5, TimeUnit.SECONDS));
      assertEquals(3, third.get(5, TimeUnit.SECONDS));
    }
  }
}
