package io.github.audiomnist.examples;

import io.github.audiomnist.augment.WaveformAugment;
import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;

/**
 * As {@link io.github.audiomnist.augment.Speed}, by cubic interpolation (Catmull and Rom 1974):
 * much faster, since no filter is made for the factor. It is not band-limited, so what lies near
 * half the sample rate is heard as through a poor microphone.
 *
 * @param minFactor above 1 is faster and shorter
 * @param maxFactor of speed
 */
record QuickSpeed(double minFactor, double maxFactor) implements WaveformAugment {

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    double factor = random.nextDouble(minFactor, maxFactor);
    float[] samples = clip.values();
    float[] played = new float[(int) Math.ceil(samples.length / factor)];
    for (int i = 0; i < played.length; i++) {
      double place = i * factor;
      played[i] = (float) between(samples, (int) place, place - (int) place);
    }
    return Waveform.of(played, clip.sampleRate());
  }

  private static double between(float[] samples, int index, double share) {
    double a = at(samples, index - 1);
    double b = at(samples, index);
    double c = at(samples, index + 1);
    double d = at(samples, index + 2);
    double slope = c - a;
    double curve = 2 * a - 5 * b + 4 * c - d;
    double bend = 3 * (b - c) + d - a;
    return b + 0.5 * share * (slope + share * (curve + share * bend));
  }

  private static double at(float[] samples, int index) {
    return samples[Math.max(0, Math.min(samples.length - 1, index))];
  }
}
