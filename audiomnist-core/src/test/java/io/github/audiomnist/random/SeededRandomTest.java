package io.github.audiomnist.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeededRandomTest {

  @Test
  void next_knownSeed_givesPublishedNumbers() {
    // The first outputs for seed 1234567, as listed for SplitMix64 at rosettacode.org.
    SeededRandom random = new SeededRandom(1234567);
    assertEquals(6457827717110365317L, random.nextLong());
    assertEquals(3203168211198807973L, random.nextLong());
    assertEquals(Long.parseUnsignedLong("9817491932198370423"), random.nextLong());
  }

  @Test
  void shuffled_seedSeven_staysTheSameForEver() {
    // Published splits name their seed: this order must never change.
    assertEquals(
        List.of(8, 1, 5, 9, 0, 4, 3, 2, 6, 7),
        new SeededRandom(7).shuffled(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)));
  }

  @Test
  void nextGaussian_manyDraws_hasMeanZeroAndDeviationOne() {
    SeededRandom random = new SeededRandom(3);
    double sum = 0;
    double squares = 0;
    int draws = 100_000;
    for (int i = 0; i < draws; i++) {
      double value = random.nextGaussian();
      sum += value;
      squares += value * value;
    }
    assertEquals(0, sum / draws, 0.02);
    assertEquals(1, squares / draws, 0.02);
  }

  @Test
  void fillGaussian_manyDraws_hasTheMomentsOfTheNormalDistribution() {
    double[] values = new double[200_001];
    new SeededRandom(3).fillGaussian(values);
    double[] sums = new double[5];
    double neighbours = 0;
    for (int i = 1; i < values.length; i++) {
      for (int power = 1; power < sums.length; power++) {
        sums[power] += Math.pow(values[i], power);
      }
      neighbours += values[i] * values[i - 1];
    }
    int draws = values.length - 1;
    assertEquals(0, sums[1] / draws, 0.01);
    assertEquals(1, sums[2] / draws, 0.01);
    assertEquals(0, sums[3] / draws, 0.03);
    assertEquals(3, sums[4] / draws, 0.06);
    assertEquals(0, neighbours / draws, 0.01);
  }

  @Test
  void fillGaussian_oneMoreValue_leavesTheOthers() {
    double[] odd = new double[5];
    double[] even = new double[6];
    new SeededRandom(4).fillGaussian(odd);
    new SeededRandom(4).fillGaussian(even);
    assertArrayEquals(odd, Arrays.copyOf(even, 5));
  }

  @Test
  void of_neighbouringClipsAndEpochs_giveOtherNumbers() {
    Set<Long> first = new HashSet<>();
    for (int epoch = 0; epoch < 20; epoch++) {
      for (int clip = 0; clip < 100; clip++) {
        first.add(SeededRandom.of(1, epoch, clip).nextLong());
      }
    }
    assertEquals(2000, first.size());
  }

  @Test
  void of_neighbouringStreams_giveOtherNumbersThanEachOtherAndTheClip() {
    Set<Long> first = new HashSet<>();
    for (int clip = 0; clip < 100; clip++) {
      first.add(SeededRandom.of(1, 2, clip).nextLong());
      for (int stream = -5; stream < 15; stream++) {
        first.add(SeededRandom.of(1, 2, clip, stream).nextLong());
      }
    }
    assertEquals(2100, first.size());
  }

  @ParameterizedTest
  @CsvSource({"0.05, 0.05", "0.2, 0.2", "0.4, 0.4", "1, 1", "2, 5", "0.3, 4", "50, 20", "1e6, 1e6"})
  void nextBeta_anyShapes_hasTheMomentsOfTheDistribution(double a, double b) {
    SeededRandom random = new SeededRandom(11);
    int draws = 100_000;
    double mean = a / (a + b);
    double variance = a * b / ((a + b) * (a + b) * (a + b + 1));
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      double value = random.nextBeta(a, b);
      assertTrue(value >= 0 && value <= 1);
      sum += value - mean;
      squares += (value - mean) * (value - mean);
    }
    assertEquals(0, sum / draws, 5 * Math.sqrt(variance / draws));
    assertEquals(1, squares / draws / variance, 0.04);
  }

  @Test
  void nextBeta_shapesOfOneHalf_followTheArcsineLaw() {
    SeededRandom random = new SeededRandom(12);
    int draws = 100_000;
    int[] below = new int[9];
    for (int i = 0; i < draws; i++) {
      double value = random.nextBeta(0.5, 0.5);
      for (int tenth = 1; tenth <= 9; tenth++) {
        below[tenth - 1] += value < tenth / 10.0 ? 1 : 0;
      }
    }
    for (int tenth = 1; tenth <= 9; tenth++) {
      double expected = 2 / Math.PI * Math.asin(Math.sqrt(tenth / 10.0));
      assertEquals(expected, (double) below[tenth - 1] / draws, 0.008);
    }
  }

  @Test
  void nextBeta_tinyShapes_isOneOfTheEnds() {
    SeededRandom random = new SeededRandom(13);
    int ones = 0;
    for (int i = 0; i < 1000; i++) {
      double value = random.nextBeta(Double.MIN_VALUE, Double.MIN_VALUE);
      assertTrue(value == 0 || value == 1, () -> "" + value);
      ones += value == 1 ? 1 : 0;
    }
    assertEquals(500, ones, 80);
  }

  @Test
  void nextBeta_badShape_namesBoth() {
    SeededRandom random = new SeededRandom(1);
    assertEquals(
        "SeededRandom: expected positive and finite shapes, found 0.0 and 2.0",
        assertThrows(IllegalArgumentException.class, () -> random.nextBeta(0, 2)).getMessage());
  }
}
