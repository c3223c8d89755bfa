package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.VectorLanes.LANES;
import static io.github.audiomnist.transform.VectorLanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Lays frames side by side, under their weights: squares of samples, as many of as many frames as
 * there are lanes, are transposed in registers. Frames of a square change places in steps: those a
 * distance apart swap the lanes whose number has, or has not, that bit.
 */
final class VectorFrames {

  /** The number of weights shall be a multiple of it; a square of any width fits. */
  static final int STEP = 8;

  private static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, VectorShape.forBitSize(LANES * Float.SIZE));

  private static final VectorMask<Float> BIT_1 = lanesWith(1);
  private static final VectorMask<Float> BIT_2 = lanesWith(2);
  private static final VectorMask<Float> BIT_4 = lanesWith(4);
  private static final VectorShuffle<Float> SWAP_1 = lanesSwapped(1);
  private static final VectorShuffle<Float> SWAP_2 = lanesSwapped(2);
  private static final VectorShuffle<Float> SWAP_4 = lanesSwapped(4);

  private VectorFrames() {}

  private static VectorMask<Float> lanesWith(int bit) {
    boolean[] lanes = new boolean[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      lanes[lane] = (lane & bit) != 0;
    }
    return VectorMask.fromArray(FLOATS, lanes, 0);
  }

  private static VectorShuffle<Float> lanesSwapped(int bit) {
    return VectorShuffle.fromOp(FLOATS, lane -> (lane ^ bit) % LANES);
  }

  /**
   * {@code z[first + i * LANES + lane] ← weights[i] clip[start + lane * hop + i]}.
   *
   * @param weights a multiple of {@link #STEP} in number
   */
  static void load(float[] clip, int start, int hop, double[] weights, double[] z, int first) {
    switch (LANES) {
      case 8 -> load8(clip, start, hop, weights, z, first);
      case 4 -> load4(clip, start, hop, weights, z, first);
      default -> load2(clip, start, hop, weights, z, first);
    }
  }

  private static void load8(
      float[] clip, int start, int hop, double[] weights, double[] z, int first) {
    for (int i = 0; i < weights.length; i += 8) {
      FloatVector a = FloatVector.fromArray(FLOATS, clip, start + i);
      FloatVector b = FloatVector.fromArray(FLOATS, clip, start + i + hop);
      FloatVector c = FloatVector.fromArray(FLOATS, clip, start + i + 2 * hop);
      FloatVector d = FloatVector.fromArray(FLOATS, clip, start + i + 3 * hop);
      FloatVector e = FloatVector.fromArray(FLOATS, clip, start + i + 4 * hop);
      FloatVector f = FloatVector.fromArray(FLOATS, clip, start + i + 5 * hop);
      FloatVector g = FloatVector.fromArray(FLOATS, clip, start + i + 6 * hop);
      FloatVector h = FloatVector.fromArray(FLOATS, clip, start + i + 7 * hop);
      FloatVector swapped;
      swapped = e.blend(a, BIT_4).rearrange(SWAP_4);
      a = a.blend(swapped, BIT_4);
      e = swapped.blend(e, BIT_4);
      swapped = f.blend(b, BIT_4).rearrange(SWAP_4);
      b = b.blend(swapped, BIT_4);
      f = swapped.blend(f, BIT_4);
      swapped = g.blend(c, BIT_4).rearrange(SWAP_4);
      c = c.blend(swapped, BIT_4);
      g = swapped.blend(g, BIT_4);
      swapped = h.blend(d, BIT_4).rearrange(SWAP_4);
      d = d.blend(swapped, BIT_4);
      h = swapped.blend(h, BIT_4);
      swapped = c.blend(a, BIT_2).rearrange(SWAP_2);
      a = a.blend(swapped, BIT_2);
      c = swapped.blend(c, BIT_2);
      swapped = d.blend(b, BIT_2).rearrange(SWAP_2);
      b = b.blend(swapped, BIT_2);
      d = swapped.blend(d, BIT_2);
      swapped = g.blend(e, BIT_2).rearrange(SWAP_2);
      e = e.blend(swapped, BIT_2);
      g = swapped.blend(g, BIT_2);
      swapped = h.blend(f, BIT_2).rearrange(SWAP_2);
      f = f.blend(swapped, BIT_2);
      h = swapped.blend(h, BIT_2);
      swapped = b.blend(a, BIT_1).rearrange(SWAP_1);
      a = a.blend(swapped, BIT_1);
      b = swapped.blend(b, BIT_1);
      swapped = d.blend(c, BIT_1).rearrange(SWAP_1);
      c = c.blend(swapped, BIT_1);
      d = swapped.blend(d, BIT_1);
      swapped = f.blend(e, BIT_1).rearrange(SWAP_1);
      e = e.blend(swapped, BIT_1);
      f = swapped.blend(f, BIT_1);
      swapped = h.blend(g, BIT_1).rearrange(SWAP_1);
      g = g.blend(swapped, BIT_1);
      h = swapped.blend(h, BIT_1);
      int row = first + i * LANES;
      ((DoubleVector) a.convertShape(VectorOperators.F2D, SPECIES, 0))
          .mul(weights[i])
          .intoArray(z, row);
      ((DoubleVector) b.convertShape(VectorOperators.F2D, SPECIES, 0))
          .mul(weights[i + 1])
          .intoArray(z, row + LANES);
      ((DoubleVector) c.convertShape(VectorOperators.F2D, SPECIES, 0))
          .mul(weights[i + 2])
          .intoArray(z, row + 2 * LANES);
      ((DoubleVector) d.convertShape(VectorOperators.F2D, SPECIES, 0))
          .mul(weights[i + 3])
          .intoArray(z, row + 3 * LANES);
      ((DoubleVector) e.convertShape(VectorOperators.F2D, SPECIES, 0))
          .mul(weights[i + 4])
          .intoArray(z, row + 4 * LANES);
      ((DoubleVector) f.convertShape(VectorOperators.F2D, SPECIES, 0))
          .mul(weights[i + 5])
          .intoArray(z, row + 5 * LANES);
      ((DoubleVector) g.convertShape(VectorOperators.F2D, SPECIES, 0))
          .mul(weights[i + 6])
          .intoArray(z, row + 6 * LANES);
      ((DoubleVector) h.convertShape(VectorOperators.F2D, SPECIES, 0))
          .mul(weights[i + 7])
          .intoArray(z, row + 7 * LANES);
    }
  }

  private static void load4(
      float[] clip, int start, int hop, double[] weights, double[] z, int first) {
    for (int i = 0; i < weights.length; i += 4) {
      FloatVector a = FloatVector.fromArray(FLOATS, clip, start + i);
      FloatVector b = FloatVector.fromArray(FLOATS, clip, start + i + hop);
      FloatVector c = FloatVector.fromArray(FLOATS, clip, start + i + 2 * hop);
      FloatVector d = FloatVector.fromArray(FLOATS, clip, start + i + 3 * hop);
      FloatVector swapped;
      swapped = c.blend(a, BIT_2).rearrange(SWAP_2);
      a = a.blend(swapped, BIT_2);
      c = swapped.blend(c, BIT_2);
      swapped = d.blend(b, BIT_2).rearrange(SWAP_2);
      b = b.blend(swapped, BIT_2);
      d = swapped.blend(d, BIT_2);
      swapped = b.blend(a, BIT_1).rearrange(SWAP_1);
      a = a.blend(swapped, BIT_1);
      b = swapped.blend(b, BIT_1);
      swapped = d.blend(c, BIT_1).rearrange(SWAP_1);
      c = c.blend(swapped, BIT_1);
      d = swapped.blend(d, BIT_1);
      int row = first + i * LANES;
      ((DoubleVector) a.convertShape(VectorOperators.F2D, SPECIES, 0))
          .mul(weights[i])
          .intoArray(z, row);
      ((DoubleVector) b.convertShape(VectorOperators.F2D, SPECIES, 0))
          .mul(weights[i + 1])
          .intoArray(z, row + LANES);
      ((DoubleVector) c.convertShape(VectorOperators.F2D, SPECIES, 0))
          .mul(weights[i + 2])
          .intoArray(z, row + 2 * LANES);
      ((DoubleVector) d.convertShape(VectorOperators.F2D, SPECIES, 0))
          .mul(weights[i + 3])
          .intoArray(z, row + 3 * LANES);
    }
  }

  private static void load2(
      float[] clip, int start, int hop, double[] weights, double[] z, int first) {
    for (int i = 0; i < weights.length; i += 2) {
      FloatVector a = FloatVector.fromArray(FLOATS, clip, start + i);
      FloatVector b = FloatVector.fromArray(FLOATS, clip, start + i + hop);
      FloatVector swapped;
      swapped = b.blend(a, BIT_1).rearrange(SWAP_1);
      a = a.blend(swapped, BIT_1);
      b = swapped.blend(b, BIT_1);
      int row = first + i * LANES;
      ((DoubleVector) a.convertShape(VectorOperators.F2D, SPECIES, 0))
          .mul(weights[i])
          .intoArray(z, row);
      ((DoubleVector) b.convertShape(VectorOperators.F2D, SPECIES, 0))
          .mul(weights[i + 1])
          .intoArray(z, row + LANES);
    }
  }
}
