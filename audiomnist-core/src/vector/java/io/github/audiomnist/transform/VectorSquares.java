package io.github.audiomnist.transform;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes floats, in squares that fit into registers; {@link VectorLanes} says how.
 *
 * <p>In steps each of which swaps one bit of the row with that of the column: where they differ,
 * two rows exchange values, by three exclusive ors, which more units of a processor know than know
 * blends.
 */
final class VectorSquares {

  private static final VectorSpecies<Float> FLOATS =
      VectorSums.LANES >= 8 ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;

  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, FLOATS.vectorShape());

  private static final Class<? extends FloatVector> TYPE =
      FLOATS.vectorType().asSubclass(FloatVector.class);

  /** Side of a square: 4 or 8. */
  static final int SIDE = FLOATS.length();

  private static final IntVector BIT_1 = lanesWith(1);
  private static final IntVector BIT_2 = lanesWith(2);
  private static final IntVector BIT_4 = lanesWith(4);
  private static final VectorShuffle<Integer> SWAP_1 = lanesSwapped(1);
  private static final VectorShuffle<Integer> SWAP_2 = lanesSwapped(2);
  private static final VectorShuffle<Integer> SWAP_4 = lanesSwapped(4);

  private VectorSquares() {}

  /** All bits of the lanes whose number has {@code bit}. */
  private static IntVector lanesWith(int bit) {
    int[] lanes = new int[SIDE];
    for (int lane = 0; lane < SIDE; lane++) {
      lanes[lane] = (lane & bit) != 0 ? -1 : 0;
    }
    return IntVector.fromArray(INTS, lanes, 0);
  }

  private static VectorShuffle<Integer> lanesSwapped(int bit) {
    return VectorShuffle.fromOp(INTS, lane -> (lane ^ bit) % SIDE);
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
    IntVector bit4 = BIT_4;
    IntVector bit2 = BIT_2;
    IntVector bit1 = BIT_1;
    for (int i = 0; i < count; i += 8) {
      IntVector a = FloatVector.fromArray(FLOATS, from, start + i).reinterpretAsInts();
      IntVector b = FloatVector.fromArray(FLOATS, from, start + i + hop).reinterpretAsInts();
      IntVector c = FloatVector.fromArray(FLOATS, from, start + i + 2 * hop).reinterpretAsInts();
      IntVector d = FloatVector.fromArray(FLOATS, from, start + i + 3 * hop).reinterpretAsInts();
      IntVector e = FloatVector.fromArray(FLOATS, from, start + i + 4 * hop).reinterpretAsInts();
      IntVector f = FloatVector.fromArray(FLOATS, from, start + i + 5 * hop).reinterpretAsInts();
      IntVector g = FloatVector.fromArray(FLOATS, from, start + i + 6 * hop).reinterpretAsInts();
      IntVector h = FloatVector.fromArray(FLOATS, from, start + i + 7 * hop).reinterpretAsInts();
      IntVector swapped;
      swapped = e.rearrange(SWAP_4).lanewise(XOR, a).lanewise(AND, bit4);
      a = a.lanewise(XOR, swapped);
      e = e.lanewise(XOR, swapped.rearrange(SWAP_4));
      swapped = f.rearrange(SWAP_4).lanewise(XOR, b).lanewise(AND, bit4);
      b = b.lanewise(XOR, swapped);
      f = f.lanewise(XOR, swapped.rearrange(SWAP_4));
      swapped = g.rearrange(SWAP_4).lanewise(XOR, c).lanewise(AND, bit4);
      c = c.lanewise(XOR, swapped);
      g = g.lanewise(XOR, swapped.rearrange(SWAP_4));
      swapped = h.rearrange(SWAP_4).lanewise(XOR, d).lanewise(AND, bit4);
      d = d.lanewise(XOR, swapped);
      h = h.lanewise(XOR, swapped.rearrange(SWAP_4));
      swapped = c.rearrange(SWAP_2).lanewise(XOR, a).lanewise(AND, bit2);
      a = a.lanewise(XOR, swapped);
      c = c.lanewise(XOR, swapped.rearrange(SWAP_2));
      swapped = d.rearrange(SWAP_2).lanewise(XOR, b).lanewise(AND, bit2);
      b = b.lanewise(XOR, swapped);
      d = d.lanewise(XOR, swapped.rearrange(SWAP_2));
      swapped = g.rearrange(SWAP_2).lanewise(XOR, e).lanewise(AND, bit2);
      e = e.lanewise(XOR, swapped);
      g = g.lanewise(XOR, swapped.rearrange(SWAP_2));
      swapped = h.rearrange(SWAP_2).lanewise(XOR, f).lanewise(AND, bit2);
      f = f.lanewise(XOR, swapped);
      h = h.lanewise(XOR, swapped.rearrange(SWAP_2));
      swapped = b.rearrange(SWAP_1).lanewise(XOR, a).lanewise(AND, bit1);
      a = a.lanewise(XOR, swapped);
      b = b.lanewise(XOR, swapped.rearrange(SWAP_1));
      swapped = d.rearrange(SWAP_1).lanewise(XOR, c).lanewise(AND, bit1);
      c = c.lanewise(XOR, swapped);
      d = d.lanewise(XOR, swapped.rearrange(SWAP_1));
      swapped = f.rearrange(SWAP_1).lanewise(XOR, e).lanewise(AND, bit1);
      e = e.lanewise(XOR, swapped);
      f = f.lanewise(XOR, swapped.rearrange(SWAP_1));
      swapped = h.rearrange(SWAP_1).lanewise(XOR, g).lanewise(AND, bit1);
      g = g.lanewise(XOR, swapped);
      h = h.lanewise(XOR, swapped.rearrange(SWAP_1));
      int row = first + i * pitch;
      TYPE.cast(a.reinterpretAsFloats()).intoArray(to, row);
      TYPE.cast(b.reinterpretAsFloats()).intoArray(to, row + pitch);
      TYPE.cast(c.reinterpretAsFloats()).intoArray(to, row + 2 * pitch);
      TYPE.cast(d.reinterpretAsFloats()).intoArray(to, row + 3 * pitch);
      TYPE.cast(e.reinterpretAsFloats()).intoArray(to, row + 4 * pitch);
      TYPE.cast(f.reinterpretAsFloats()).intoArray(to, row + 5 * pitch);
      TYPE.cast(g.reinterpretAsFloats()).intoArray(to, row + 6 * pitch);
      TYPE.cast(h.reinterpretAsFloats()).intoArray(to, row + 7 * pitch);
    }
  }

  private static void transpose4(
      float[] from, int start, int hop, int count, float[] to, int first, int pitch) {
    IntVector bit2 = BIT_2;
    IntVector bit1 = BIT_1;
    for (int i = 0; i < count; i += 4) {
      IntVector a = FloatVector.fromArray(FLOATS, from, start + i).reinterpretAsInts();
      IntVector b = FloatVector.fromArray(FLOATS, from, start + i + hop).reinterpretAsInts();
      IntVector c = FloatVector.fromArray(FLOATS, from, start + i + 2 * hop).reinterpretAsInts();
      IntVector d = FloatVector.fromArray(FLOATS, from, start + i + 3 * hop).reinterpretAsInts();
      IntVector swapped;
      swapped = c.rearrange(SWAP_2).lanewise(XOR, a).lanewise(AND, bit2);
      a = a.lanewise(XOR, swapped);
      c = c.lanewise(XOR, swapped.rearrange(SWAP_2));
      swapped = d.rearrange(SWAP_2).lanewise(XOR, b).lanewise(AND, bit2);
      b = b.lanewise(XOR, swapped);
      d = d.lanewise(XOR, swapped.rearrange(SWAP_2));
      swapped = b.rearrange(SWAP_1).lanewise(XOR, a).lanewise(AND, bit1);
      a = a.lanewise(XOR, swapped);
      b = b.lanewise(XOR, swapped.rearrange(SWAP_1));
      swapped = d.rearrange(SWAP_1).lanewise(XOR, c).lanewise(AND, bit1);
      c = c.lanewise(XOR, swapped);
      d = d.lanewise(XOR, swapped.rearrange(SWAP_1));
      int row = first + i * pitch;
      TYPE.cast(a.reinterpretAsFloats()).intoArray(to, row);
      TYPE.cast(b.reinterpretAsFloats()).intoArray(to, row + pitch);
      TYPE.cast(c.reinterpretAsFloats()).intoArray(to, row + 2 * pitch);
      TYPE.cast(d.reinterpretAsFloats()).intoArray(to, row + 3 * pitch);
    }
  }

  /** {@code to[second + i * pitch + lane] ← to[first + i * pitch + lane]}, likewise. */
  static void copy(float[] to, int first, int second, int count, int pitch) {
    for (int i = 0; i < count; i++) {
      FloatVector row = FloatVector.fromArray(FLOATS, to, first + i * pitch);
      TYPE.cast(row).intoArray(to, second + i * pitch);
    }
  }
}
