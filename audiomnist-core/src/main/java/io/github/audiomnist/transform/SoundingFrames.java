package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import java.util.Arrays;

/**
 * Tells frames that sound from pauses: those whose power, summed over all rows, is less than {@code
 * range} decibels below that of the loudest.
 *
 * <p>Immutable; threads may share it.
 */
final class SoundingFrames {

  private final SignalSpec spec;
  private final double range;
  private final double neperPerUnit;

  /**
   * @param spec in decibels or logarithms, unless {@code rangeDb} is infinite
   * @param rangeDb above 0; infinite if all frames are taken as sounding
   */
  SoundingFrames(String stage, SignalSpec spec, double rangeDb) {
    checkInput(stage, spec, rangeDb);
    this.spec = spec;
    this.range = Math.pow(10, -rangeDb / 10);
    this.neperPerUnit = spec.scale() == Scale.DECIBELS ? Math.log(10) / 10 : 1;
  }

  static void checkRange(String stage, double rangeDb) {
    if (!(rangeDb > 0)) {
      throw new IllegalArgumentException(
          "%s: expected a range of sounding frames above 0 dB, found %s; use POSITIVE_INFINITY for all frames"
              .formatted(stage, rangeDb));
    }
  }

  static void checkInput(String stage, SignalSpec spec, double rangeDb) {
    boolean hasPower =
        (spec.scale() == Scale.DECIBELS || spec.scale() == Scale.LOG)
            && (spec.kind() == SignalKind.SPECTROGRAM || spec.kind() == SignalKind.MEL_SPECTROGRAM);
    if (!hasPower && !Double.isInfinite(rangeDb)) {
      throw new SpecMismatchException(
          stage,
          "bins or bands of scale DECIBELS or LOG to tell sounding frames",
          spec,
          "take the statistics of all frames");
    }
  }

  /**
   * Writes 1 for every frame that sounds, and 0 for pauses and padding.
   *
   * @param in row-major, of the spec
   * @param valid frames that stem from the recording, from 0
   * @param sounding of the length of the spec's columns
   */
  void mark(float[] in, int valid, double[] sounding) {
    Arrays.fill(sounding, 0, valid, 1);
    if (range > 0) {
      double loudest = sumPowers(in, valid, sounding);
      for (int t = 0; t < valid; t++) {
        sounding[t] = sounding[t] > range * loudest ? 1 : 0;
      }
    }
    Arrays.fill(sounding, valid, spec.columns(), 0);
  }

  /** Over the clip's highest value, so that no exponential overflows. */
  private double sumPowers(float[] in, int valid, double[] powers) {
    float highest = highest(in, valid);
    Arrays.fill(powers, 0, valid, 0);
    double loudest = 0;
    for (int row = 0; row < spec.size(); row += spec.columns()) {
      for (int t = 0; t < valid; t++) {
        powers[t] += Math.exp(neperPerUnit * ((double) in[row + t] - highest));
        loudest = Math.max(loudest, powers[t]);
      }
    }
    return loudest;
  }

  private float highest(float[] in, int valid) {
    float highest = Float.NEGATIVE_INFINITY;
    for (int row = 0; row < spec.size(); row += spec.columns()) {
      for (int t = 0; t < valid; t++) {
        highest = Math.max(highest, in[row + t]);
      }
    }
    return highest;
  }
}
