package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.audiomnist.signal.SignalSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** What every transform and every plan promises, whatever it computes. */
final class TransformContract {

  private static final int THREADS = 4;
  private static final int RUNS_PER_THREAD = 4;

  private final Plan plan;
  private final float[] in;
  private final int validColumns;

  private TransformContract(Plan plan, float[] in, int validColumns) {
    this.plan = plan;
    this.in = in;
    this.validColumns = validColumns;
  }

  /**
   * Fails unless recipes keep the contract.
   *
   * @param recipes gives equal recipes, a new one each time
   * @param in of the spec {@code input}; 0 from {@code validColumns} on
   */
  static void check(
      Supplier<? extends Transform<?, ?>> recipes, SignalSpec input, float[] in, int validColumns) {
    Transform<?, ?> recipe = recipes.get();
    Transform<?, ?> twin = recipes.get();
    assertNotSame(recipe, twin);
    assertEquals(recipe, twin);
    assertEquals(recipe.hashCode(), twin.hashCode());
    Plan plan = recipe.plan(input);
    assertEquals(input, plan.input());
    assertEquals(recipe.outputSpec(input), plan.output());
    checkPlans(plan, twin.plan(input), in, validColumns);
  }

  /** Fails unless a plan, and its twin from equal recipes, keep the contract. */
  static void checkPlans(Plan plan, Plan twin, float[] in, int validColumns) {
    assertEquals(plan.input().size(), in.length);
    new TransformContract(plan, in, validColumns).check(twin);
  }

  private void check(Plan twin) {
    float[] before = in.clone();
    Scratch scratch = plan.newScratch();
    float[] expected = process(plan, scratch);
    assertArrayEquals(expected, process(plan, scratch), "second run with the same scratch");
    scratch.fill(Float.NaN);
    assertArrayEquals(expected, process(plan, scratch), "dirty scratch");
    assertArrayEquals(expected, process(twin, twin.newScratch()), "equal recipe");
    checkThreads(expected);
    checkWholeRecording(scratch);
    assertArrayEquals(before, in, "input changed");
  }

  /** All values, and behind them the number of valid columns. */
  private float[] process(Plan any, Scratch scratch) {
    int size = any.output().size();
    float[] out = new float[size + 1];
    Arrays.fill(out, Float.NaN);
    int valid = any.process(in, validColumns, out, scratch);
    assertTrue(Float.isNaN(out[size]), "written beyond the end");
    for (int i = 0; i < size; i++) {
      if (Float.isNaN(out[i])) {
        fail("not written at " + i);
      }
    }
    assertTrue(valid >= 0 && valid <= any.output().columns(), "validColumns " + valid);
    out[size] = valid;
    return out;
  }

  private void checkWholeRecording(Scratch scratch) {
    float[] out = new float[plan.output().size()];
    int valid = plan.process(in, plan.input().columns(), out, scratch);
    assertTrue(valid > 0, "a whole recording leaves no valid column");
  }

  private void checkThreads(float[] expected) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CountDownLatch start = new CountDownLatch(THREADS);
      List<Future<Integer>> done = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        done.add(threads.submit(() -> runTogether(start, expected)));
      }
      for (Future<Integer> each : done) {
        assertEquals(RUNS_PER_THREAD, each.get());
      }
    } catch (Exception e) {
      throw new AssertionError("shared plan", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private int runTogether(CountDownLatch start, float[] expected) throws InterruptedException {
    Scratch scratch = plan.newScratch();
    start.countDown();
    start.await();
    for (int run = 0; run < RUNS_PER_THREAD; run++) {
      assertArrayEquals(expected, process(plan, scratch), "shared plan");
    }
    return RUNS_PER_THREAD;
  }
}
