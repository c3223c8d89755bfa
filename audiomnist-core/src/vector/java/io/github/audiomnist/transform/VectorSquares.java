package io.github.audiomnist.transform;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Transposes floats, in squares that fit into registers; {@link VectorFrames} says how. */
final class VectorSquares {

  private static final VectorSpecies<Float> FLOATS =
      VectorSums.LANES >= 8 ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;

  private static final Class<? extends FloatVector> TYPE =
      FLOATS.vectorType().asSubclass(FloatVector.class);

  /** Side of a square: 4 or 8. */
  static final int SIDE = FLOATS.length();

  private static final VectorMask<Float> BIT_1 = lanesWith(1);
  private static final VectorMask<Float> BIT_2 = lanesWith(2);
  private static final VectorMask<Float> BIT_4 = lanesWith(4);
  private static final VectorShuffle<Float> SWAP_1 = lanesSwapped(1);
  private static final VectorShuffle<Float> SWAP_2 = lanesSwapped(2);
  private static final VectorShuffle<Float> SWAP_4 = lanesSwapped(4);

  private VectorSquares() {}

  private static VectorMask<Float> lanesWith(int bit) {
    boolean[] lanes = new boolean[SIDE];
    for (int lane = 0; lane < SIDE; lane++) {
      lanes[lane] = (lane & bit) != 0;
    }
    return VectorMask.fromArray(FLOATS, lanes, 0);
  }

  private static VectorShuffle<Float> lanesSwapped(int bit) {
    return VectorShuffle.fromOp(FLOATS, lane -> (lane ^ bit) % SIDE);
  }

  /**
   * {@code to[first + i * pitch + lane] ← from[start + lane * hop + i]}, for lanes below {@link
   * #SIDE}.
   *
   * @param count of i, a multiple of {@link #SIDE}
   */
  static void transpose(
      float[] from, int start, int hop, int count, float[] to, int first, int pitch) {
    if (SIDE == 8) {
      transpose8(from, start, hop, count, to, first, pitch);
    } else {
      transpose4(from, start, hop, count, to, first, pitch);
    }
  }

  private static void transpose8(
      float[] from, int start, int hop, int count, float[] to, int first, int pitch) {
    for (int i = 0; i < count; i += 8) {
      FloatVector a = FloatVector.fromArray(FLOATS, from, start + i);
      FloatVector b = FloatVector.fromArray(FLOATS, from, start + i + hop);
      FloatVector c = FloatVector.fromArray(FLOATS, from, start + i + 2 * hop);
      FloatVector d = FloatVector.fromArray(FLOATS, from, start + i + 3 * hop);
      FloatVector e = FloatVector.fromArray(FLOATS, from, start + i + 4 * hop);
      FloatVector f = FloatVector.fromArray(FLOATS, from, start + i + 5 * hop);
      FloatVector g = FloatVector.fromArray(FLOATS, from, start + i + 6 * hop);
      FloatVector h = FloatVector.fromArray(FLOATS, from, start + i + 7 * hop);
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
      int row = first + i * pitch;
      TYPE.cast(a).intoArray(to, row);
      TYPE.cast(b).intoArray(to, row + pitch);
      TYPE.cast(c).intoArray(to, row + 2 * pitch);
      TYPE.cast(d).intoArray(to, row + 3 * pitch);
      TYPE.cast(e).intoArray(to, row + 4 * pitch);
      TYPE.cast(f).intoArray(to, row + 5 * pitch);
      TYPE.cast(g).intoArray(to, row + 6 * pitch);
      TYPE.cast(h).intoArray(to, row + 7 * pitch);
    }
  }

  private static void transpose4(
      float[] from, int start, int hop, int count, float[] to, int first, int pitch) {
    for (int i = 0; i < count; i += 4) {
      FloatVector a = FloatVector.fromArray(FLOATS, from, start + i);
      FloatVector b = FloatVector.fromArray(FLOATS, from, start + i + hop);
      FloatVector c = FloatVector.fromArray(FLOATS, from, start + i + 2 * hop);
      FloatVector d = FloatVector.fromArray(FLOATS, from, start + i + 3 * hop);
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
      int row = first + i * pitch;
      TYPE.cast(a).intoArray(to, row);
      TYPE.cast(b).intoArray(to, row + pitch);
      TYPE.cast(c).intoArray(to, row + 2 * pitch);
      TYPE.cast(d).intoArray(to, row + 3 * pitch);
    }
  }
}
