package io.github.audiomnist.transform;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * What the loops on the Vector API have in common. They alone know it: they are compiled on their
 * own, before all other classes, and loaded only where {@code jdk.incubator.vector} is resolved.
 *
 * <p>Layout: row i of {@code z} holds sample i of {@link #LANES} frames, at {@code i * LANES}
 * behind an origin. Rows 2k and 2k + 1 are the real and imaginary part of element k. Steps are
 * those of {@code RowLoops}, but a whole butterfly stays in registers, and {@code z} in the
 * first-level cache.
 *
 * <p>How they are written was measured:
 *
 * <ul>
 *   <li>No method calls another with vectors, because a call that is not inlined boxes them: it
 *       cost a factor of five and a megabyte of garbage a clip.
 *   <li>A vector that is stored is cast to its very class ({@link #TYPE}), which costs nothing.
 *       Else the compiler guesses the class from those that the process has met, and where vectors
 *       of other lengths were in use, or it had no time to look, every store boxes its vector: two
 *       to ten times slower for as long as the process lives. For the same reason no vector that a
 *       loop carries on is the receiver of a call, but an argument.
 *   <li>Indices are linear in the loop's counter with a constant step, so that bounds are checked
 *       before the loop; factors are read before anything is stored, else they are read again.
 *   <li>Products and sums are fused (Java's {@code fma}), which a machine must have ({@link
 *       #isFast}): otherwise Java computes them in big decimals.
 * </ul>
 */
final class VectorLanes {

  static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > 8
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  /** The class of the vectors, to which they are cast. */
  static final Class<? extends DoubleVector> TYPE =
      SPECIES.vectorType().asSubclass(DoubleVector.class);

  /** Frames at a time: 2, 4 or 8. */
  static final int LANES = SPECIES.length();

  /** As many floats as there are doubles in a vector. */
  static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, VectorShape.forBitSize(LANES * Float.SIZE));

  /** Values of a complex element. */
  static final int ELEMENT = 2 * LANES;

  static final double COS_45 = Math.sqrt(0.5);
  static final double SIN_120 = Math.sqrt(0.75);
  static final double COS_72 = Math.cos(2 * Math.PI / 5);
  static final double COS_144 = Math.cos(4 * Math.PI / 5);
  static final double SIN_72 = Math.sin(2 * Math.PI / 5);
  static final double SIN_144 = Math.sin(4 * Math.PI / 5);

  private VectorLanes() {}

  /**
   * Whether this machine fuses products and sums: all with 64-bit ARM, of Intel's those with AVX2.
   */
  static boolean isFast() {
    return LANES >= 4 || (LANES == 2 && System.getProperty("os.arch", "").equals("aarch64"));
  }
}
