package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.transform.Resample.Quality;
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
}
