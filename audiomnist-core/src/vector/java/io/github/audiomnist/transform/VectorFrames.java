package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.VectorLanes.FLOATS;
import static io.github.audiomnist.transform.VectorLanes.LANES;
import static io.github.audiomnist.transform.VectorLanes.SPECIES;
import static io.github.audiomnist.transform.VectorLanes.TYPE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Lays as many frames side by side as there are lanes, under their weights. */
final class VectorFrames {

  private VectorFrames() {}

  /**
   * {@code z[first + i * LANES + lane] ← weights[i]} times sample i of the frame that begins in
   * {@code column + lane}.
   *
   * @param staged as {@link VectorStage} lays it out: sample i of a frame at {@code i % hop * pitch
   *     + column + i / hop}
   */
  static void load(
      float[] staged, int pitch, int hop, int column, double[] weights, double[] z, int first) {
    for (int start = 0; start < weights.length; start += hop) {
      int count = Math.min(hop, weights.length - start);
      weigh(staged, column + start / hop, pitch, count, weights, start, z, first + start * LANES);
    }
  }

  private static void weigh(
      float[] staged,
      int column,
      int pitch,
      int count,
      double[] weights,
      int start,
      double[] z,
      int first) {
    for (int i = 0; i < count; i++) {
      FloatVector samples = FloatVector.fromArray(FLOATS, staged, column + i * pitch);
      TYPE.cast(samples.convertShape(VectorOperators.F2D, SPECIES, 0))
          .mul(weights[start + i])
          .intoArray(z, first + i * LANES);
    }
  }
}
