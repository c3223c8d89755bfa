package io.github.audiomnist.augment;

import io.github.audiomnist.signal.Waveform;

/** How loud samples are, and clips at another level. */
final class Levels {

  private Levels() {}

  /** The sum of squares. */
  static double energy(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return sum;
  }

  /** The largest absolute value. */
  static float peak(float[] samples) {
    float peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  /** Every sample times {@code factor}; the clip itself if that is 1. */
  static Waveform scaled(Waveform clip, double factor) {
    if (factor == 1) {
      return clip;
    }
    float[] samples = clip.values();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (factor * samples[i]);
    }
    return Waveform.of(samples, clip.sampleRate());
  }

  /**
   * The clip with noise whose mean power lies {@code snrDb} below its own; the clip itself if one
   * of them is silent, and has no ratio to the other.
   *
   * @param noise as many samples, at any level
   */
  static Waveform withNoise(Waveform clip, float[] noise, double snrDb) {
    float[] samples = clip.values();
    double clipEnergy = energy(samples);
    double noiseEnergy = energy(noise);
    if (clipEnergy == 0 || noiseEnergy == 0) {
      return clip;
    }
    double factor = Math.sqrt(clipEnergy / noiseEnergy) * StrictMath.pow(10, -snrDb / 20);
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (factor * noise[i]);
    }
    return Waveform.of(samples, clip.sampleRate());
  }
}
