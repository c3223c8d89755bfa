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

  private static final int GROUPS = 5;

  @ParameterizedTest
  @CsvSource({"8, 1, 0, 0", "8, 8, 3, 1", "40, 13, 0, 5", "400, 160, 77, 56", "256, 80, 2, 0"})
  void load_stagedFrames_areTransposedAndWeighed(
      int windowLength, int hop, int firstFrame, int firstRow) {
    assumeTrue(
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
        "needs --add-modules jdk.incubator.vector");
    int lanes = VectorLanes.LANES;
    VectorStage stage = new VectorStage(Stft.power(windowLength, windowLength, hop));
    int lastTile = GROUPS + stage.tiles() - 2;
    float[] clip =
        TestSignals.noise(1, firstFrame * hop + lastTile * stage.step() + stage.reach(), 1);
    float[] staged = new float[stage.size()];
    double[] weights = Window.HANN.weights(windowLength);
    double[] z = new double[(firstRow + windowLength + 1) * lanes];
    for (int tile = 0; tile <= lastTile; tile++) {
      int start = firstFrame * hop + tile * stage.step();
      stage.stage(Arrays.copyOfRange(clip, start, start + stage.reach()), tile, staged);
      int group = tile - stage.tiles() + 1;
      for (int lane = 0; group >= 0 && lane < VectorStage.SIDE; lane += lanes) {
        Arrays.fill(z, 9);
        int column = stage.column(group) + lane;
        VectorFrames.load(staged, stage.pitch(), hop, column, weights, z, firstRow * lanes);
        int frame = firstFrame + group * VectorStage.SIDE + lane;
        assertFrames(clip, frame * hop, hop, weights, z, firstRow);
      }
    }
  }

  private static void assertFrames(
      float[] clip, int start, int hop, double[] weights, double[] z, int firstRow) {
    int lanes = VectorLanes.LANES;
    for (int i = 0; i < z.length; i++) {
      int row = i / lanes - firstRow;
      boolean isInside = row >= 0 && row < weights.length;
      double expected = isInside ? weights[row] * clip[start + i % lanes * hop + row] : 9;
      assertEquals(expected, z[i], "row " + row + ", lane " + i % lanes);
    }
  }
}
