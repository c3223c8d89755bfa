package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.transform.Resample.Quality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SincFiltersTest {

  private final SincFilters filters = new SincFilters();

  @Test
  void of_sameRatio_isTheSameFilter() {
    SincFilter filter = filters.of(100, 97, Quality.FAST);
    assertSame(filter, filters.of(100, 97, Quality.FAST));
    assertNotSame(filter, filters.of(97, 100, Quality.FAST));
    assertNotSame(filter, filters.of(100, 97, Quality.BEST));
    assertSame(
        SincFilter.of(16_000, 8_000, Quality.FAST), SincFilter.of(44_100, 22_050, Quality.FAST));
  }

  @Test
  void of_manyRatios_keepsThoseThatWereAskedForLast() {
    SincFilter first = filters.of(1000, 801, Quality.STANDARD);
    SincFilter used = filters.of(1000, 903, Quality.STANDARD);
    for (int up = 807; up < 1000; up += 2) {
      var unused = filters.of(1000, up, Quality.STANDARD);
      assertSame(used, filters.of(1000, 903, Quality.STANDARD));
      assertTrue(filters.size() <= SincFilters.MOST_WEIGHTS, () -> "weights " + filters.size());
    }
    SincFilter again = filters.of(1000, 801, Quality.STANDARD);
    assertNotSame(first, again);
    assertArrayEquals(first.weights(7), again.weights(7));
  }

  /** More ratios than are kept, by more threads than processors: each is given its own ratio. */
  @Test
  void of_manyThreads_givesEachItsRatio() throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(16);
    try {
      List<Future<Integer>> all = new ArrayList<>();
      for (int thread = 0; thread < 16; thread++) {
        int seed = thread;
        all.add(pool.submit(() -> askForRatios(seed)));
      }
      for (Future<Integer> right : all) {
        assertEquals(60, right.get());
      }
    } finally {
      pool.shutdownNow();
    }
    assertTrue(filters.size() <= SincFilters.MOST_WEIGHTS, () -> "weights " + filters.size());
  }

  private int askForRatios(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int right = 0;
    for (int i = 0; i < 60; i++) {
      int up = 801 + 2 * random.nextInt(100);
      SincFilter shared = filters.of(1000, up, Quality.FAST);
      SincFilter own = new SincFilter(1000, up, Quality.FAST);
      right += Arrays.equals(own.weights(7), shared.weights(7)) ? 1 : 0;
    }
    return right;
  }
}
