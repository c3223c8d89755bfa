package io.github.audiomnist.audio;

import java.util.function.IntUnaryOperator;

/**
 * The two telephone laws of ITU-T Recommendation G.711 (1988): a byte is sign, exponent (3 bits)
 * and mantissa (4 bits) of a sample, with some bits inverted on the line.
 *
 * <p>Levels are those of the usual 16-bit decoders (libsndfile, {@code javax.sound.sampled}),
 * divided by 32768.
 */
final class Companding {

  /** µ-law's bias of 33, at its scale of 16 bits. */
  private static final int MU_BIAS = 33 << 2;

  private static final float[] A_LAW = table(Companding::aLawLevel);
  private static final float[] MU_LAW = table(Companding::muLawLevel);

  private Companding() {}

  /** The A-law sample, in [-1, 1]. */
  static float aLaw(byte code) {
    return A_LAW[code & 0xFF];
  }

  /** The µ-law sample, in [-1, 1]. */
  static float muLaw(byte code) {
    return MU_LAW[code & 0xFF];
  }

  private static int aLawLevel(int code) {
    int bits = code ^ 0x55; // every second bit is inverted
    int exponent = bits >> 4 & 7;
    int middle = (bits & 15) << 4 | 8; // the middle of the step
    int level = exponent == 0 ? middle : (middle | 0x100) << (exponent - 1);
    return (bits & 0x80) == 0 ? -level : level;
  }

  private static int muLawLevel(int code) {
    int bits = ~code; // all bits are inverted
    int exponent = bits >> 4 & 7;
    int level = ((((bits & 15) << 3) + MU_BIAS) << exponent) - MU_BIAS;
    return (bits & 0x80) == 0 ? level : -level;
  }

  private static float[] table(IntUnaryOperator levelOf) {
    float[] table = new float[256];
    for (int code = 0; code < table.length; code++) {
      table[code] = levelOf.applyAsInt(code) / 32768f;
    }
    return table;
  }
}
