package io.github.audiomnist.examples.plots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuartilesTest {

  /** {@code numpy.quantile([4, 1, 3, 2, 20], [0.25, 0.5, 0.75])} is 2, 3, 4. */
  @Test
  void of_oddNumber_equalsNumPy() {
    assertEquals(
        new Quartiles(1, 2, 3, 4, 4, List.of(20.0)), Quartiles.of(new double[] {4, 1, 3, 2, 20}));
  }

  /** {@code numpy.quantile([1, 2, 3, 4], [0.25, 0.5, 0.75])} is 1.75, 2.5, 3.25. */
  @Test
  void of_evenNumber_isInterpolated() {
    assertEquals(
        new Quartiles(1, 1.75, 2.5, 3.25, 4, List.of()), Quartiles.of(new double[] {4, 3, 2, 1}));
  }

  @Test
  void of_oneValue_isItself() {
    assertEquals(new Quartiles(7, 7, 7, 7, 7, List.of()), Quartiles.of(new double[] {7}));
  }

  @Test
  void histogram_ranges_holdTheirLowerEdgesAndTheLastBoth() {
    double[] counts = Histogram.of(new double[] {0, 0.05, 0.1, 3, 2.99, 5}, 0, 3).counts();
    assertEquals(30, counts.length);
    assertArrayEquals(new double[] {2, 1}, Arrays.copyOf(counts, 2));
    assertEquals(2, counts[29]);
    assertEquals(5, Arrays.stream(counts).sum());
  }
}
