package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.audiomnist.transform.TestSignals;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ConvolutionTest {

  @Property(tries = 200)
  void of_anyLengths_isTheSumOfProducts(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 150) int lengthOfA,
      @ForAll @IntRange(min = 1, max = 150) int lengthOfB) {
    float[] a = TestSignals.noise(seed, lengthOfA, 1);
    float[] b = TestSignals.noise(seed + 1, lengthOfB, 10);
    int start = lengthOfB / 2;
    double[] found = Convolution.of(a, b, start, lengthOfA);
    for (int i = 0; i < lengthOfA; i++) {
      double sum = 0;
      for (int j = 0; j < lengthOfB; j++) {
        int k = start + i - j;
        sum += k >= 0 && k < lengthOfA ? (double) a[k] * b[j] : 0;
      }
      assertEquals(sum, found[i], 1e-12);
    }
  }
}
