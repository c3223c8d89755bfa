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

  private static final int BLOCK = 24;

  @ParameterizedTest
  @CsvSource({"8, 1, 0, 0", "8, 8, 3, 1", "40, 13, 0, 5", "400, 160, 77, 56", "256, 80, 2, 0"})
  void load_stagedFrames_areTransposedAndWeighed(
      int windowLength, int hop, int firstFrame, int firstRow) {
    assumeTrue(
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
        "needs --add-modules jdk.incubator.vector");
    int lanes = VectorLanes.LANES;
    VectorStage stage = new VectorStage(Stft.power(windowLength, windowLength, hop), BLOCK);
    float[] clip =
        TestSignals.noise(1, (firstFrame + BLOCK - 1) * hop + windowLength + stage.slack(), 1);
    float[] staged = new float[stage.size()];
    double[] weights = Window.HANN.weights(windowLength);
    double[] z = new double[(firstRow + windowLength + 1) * lanes];
    stage.stage(clip, firstFrame, staged);
    for (int frame = 0; frame < BLOCK; frame += lanes) {
      Arrays.fill(z, 9);
      VectorFrames.load(staged, stage.pitch(), hop, frame, weights, z, firstRow * lanes);
      for (int i = 0; i < z.length; i++) {
        int row = i / lanes - firstRow;
        boolean isInside = row >= 0 && row < windowLength;
        int start = (firstFrame + frame + i % lanes) * hop;
        double expected = isInside ? weights[row] * clip[start + row] : 9;
        assertEquals(expected, z[i], "row " + row + ", lane " + i % lanes);
      }
    }
  }
}
