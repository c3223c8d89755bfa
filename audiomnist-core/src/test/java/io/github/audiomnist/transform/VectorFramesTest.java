package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds for as many lanes as this machine has, also where {@link VectorKernel} is not available
 * because they are two.
 */
class VectorFramesTest {

  @ParameterizedTest
  @CsvSource({"8, 1, 0, 0", "8, 8, 3, 1", "40, 13, 0, 5", "400, 160, 77, 56"})
  void load_anyLanes_transposesAndWeighs(int windowLength, int hop, int start, int firstRow) {
    assumeTrue(
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
        "needs --add-modules jdk.incubator.vector");
    int lanes = VectorLanes.LANES;
    float[] clip = TestSignals.noise(1, start + (lanes - 1) * hop + windowLength, 1);
    double[] weights = Window.HANN.weights(windowLength);
    double[] z = new double[(firstRow + windowLength + 1) * lanes];
    Arrays.fill(z, 9);
    VectorFrames.load(clip, start, hop, weights, z, firstRow * lanes);
    for (int i = 0; i < z.length; i++) {
      int row = i / lanes - firstRow;
      boolean isInside = row >= 0 && row < windowLength;
      double expected = isInside ? weights[row] * clip[start + i % lanes * hop + row] : 9;
      assertEquals(expected, z[i], "row " + row + ", lane " + i % lanes);
    }
  }
}
