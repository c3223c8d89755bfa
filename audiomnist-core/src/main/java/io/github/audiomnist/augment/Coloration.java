package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;

/**
 * The clip through another microphone: a smooth frequency response that is drawn, with gains at
 * points evenly spaced in octaves below half the sample rate, straight lines in decibels between
 * them, and no delay. Length, rate and, but for what the response changes, level stay.
 *
 * @param maxDb of the gain at each point, either way; 0 leaves the clip as it is
 */
public record Coloration(double maxDb) implements WaveformAugment {

  private static final double MOST_DB = 40;

  /** Half the sample rate, and this many octaves below it. */
  private static final int OCTAVES = 5;

  private static final int POINTS_PER_OCTAVE = 2;

  /** Taps to either side of the middle one. */
  private static final int REACH = 24;

  private static final int BINS = 64;

  /**
   * Checks the gain.
   *
   * @throws IllegalArgumentException if {@code maxDb} is outside 0 to 40
   */
  public Coloration {
    Checks.range("Coloration", "dB", 0, maxDb, 0, MOST_DB);
  }

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    if (maxDb == 0) {
      return clip;
    }
    double[] gainsDb = new double[OCTAVES * POINTS_PER_OCTAVE + 1];
    for (int i = 0; i < gainsDb.length; i++) {
      gainsDb[i] = random.nextDouble(-maxDb, maxDb);
    }
    return Waveform.of(filtered(clip.values(), taps(gainsDb)), clip.sampleRate());
  }

  /** The middle tap and those behind it; those before are the same, so that nothing is delayed. */
  private static float[] taps(double[] gainsDb) {
    float[] taps = new float[REACH + 1];
    for (int k = 0; k <= BINS; k++) {
      double gain = StrictMath.pow(10, gainDb(gainsDb, k) / 20);
      double weight = k == 0 || k == BINS ? 0.5 : 1;
      for (int n = 0; n <= REACH; n++) {
        double window = 0.5 + 0.5 * StrictMath.cos(Math.PI * n / (REACH + 1));
        taps[n] += (float) (window * weight * gain * StrictMath.cos(Math.PI * k * n / BINS) / BINS);
      }
    }
    return taps;
  }

  /** The gain at {@code bin / BINS} of half the sample rate; below the lowest point as there. */
  private static double gainDb(double[] gainsDb, int bin) {
    double octavesBelow = bin == 0 ? OCTAVES : StrictMath.log((double) BINS / bin) / Math.log(2);
    double place = POINTS_PER_OCTAVE * Math.min(OCTAVES, octavesBelow);
    int point = Math.min((int) place, gainsDb.length - 2);
    double share = place - point;
    return (1 - share) * gainsDb[point] + share * gainsDb[point + 1];
  }

  private static float[] filtered(float[] samples, float[] taps) {
    float[] out = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      float sum = taps[0] * samples[i];
      for (int n = 1; n <= REACH; n++) {
        float before = i - n >= 0 ? samples[i - n] : 0;
        float behind = i + n < samples.length ? samples[i + n] : 0;
        sum += taps[n] * (before + behind);
      }
      out[i] = sum;
    }
    return out;
  }
}
