package io.github.audiomnist.transform;

/**
 * The loudness of a mono clip, as the mean square behind its LUFS, by ITU-R BS.1770-5 (and so EBU R
 * 128): the mean square of K-weighted blocks of 400 ms that overlap by three quarters, without
 * those below -70 LUFS and then without those more than 10 LU below the mean of the rest.
 *
 * <p>A clip shorter than a block, for which the standard says nothing, is one block.
 *
 * <p>Immutable; threads may share it.
 */
final class Loudness {

  private static final double OFFSET = -0.691;
  private static final double ABSOLUTE_GATE = power(-70);

  /** 10 LU below a mean, over the mean. */
  private static final double RELATIVE_GATE = 0.1;

  private static final int STEPS_PER_BLOCK = 4;
  private static final int STEPS_PER_SECOND = 10;

  private final KWeighting weighting;
  private final int stepLength;

  Loudness(int sampleRate) {
    this.weighting = new KWeighting(sampleRate);
    this.stepLength = (sampleRate + STEPS_PER_SECOND / 2) / STEPS_PER_SECOND;
  }

  /** Doubles of scratch that {@link #power(float[], int, double[])} needs. */
  int scratchLength(int length) {
    return Math.max(1, length / stepLength);
  }

  /** The mean square that has a loudness of {@code lufs}. */
  static double power(double lufs) {
    return Math.pow(10, (lufs - OFFSET) / 10);
  }

  /**
   * The mean square of the blocks that count, or 0 if none does.
   *
   * @param length samples of {@code in}, from 0
   */
  double power(float[] in, int length, double[] energies) {
    if (length < STEPS_PER_BLOCK * stepLength) {
      return powerOfShort(in, length, energies);
    }
    weighting.energies(in, length, stepLength, energies);
    int blocks = length / stepLength - STEPS_PER_BLOCK + 1;
    double audible = meanAbove(ABSOLUTE_GATE, energies, blocks);
    return audible == 0
        ? 0
        : meanAbove(Math.max(ABSOLUTE_GATE, RELATIVE_GATE * audible), energies, blocks);
  }

  private double powerOfShort(float[] in, int length, double[] energies) {
    if (length == 0) {
      return 0;
    }
    weighting.energies(in, length, length, energies);
    double power = energies[0] / length;
    return power > ABSOLUTE_GATE ? power : 0;
  }

  private double meanAbove(double gate, double[] energies, int blocks) {
    double sum = 0;
    int count = 0;
    for (int block = 0; block < blocks; block++) {
      double power = blockPower(energies, block);
      if (power > gate) {
        sum += power;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private double blockPower(double[] energies, int block) {
    double sum = 0;
    for (int step = block; step < block + STEPS_PER_BLOCK; step++) {
      sum += energies[step];
    }
    return sum / (STEPS_PER_BLOCK * (double) stepLength);
  }
}
