package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.TestSignals;
import java.util.Arrays;

/** Clips, and what can be measured of them. */
final class Clips {

  private Clips() {}

  static Waveform noise(long seed, int length, int sampleRate) {
    return Waveform.of(TestSignals.noise(seed, length, 0.5), sampleRate);
  }

  static Waveform sine(double hz, int sampleRate, int length) {
    return Waveform.of(TestSignals.sine(hz, sampleRate, length, 0.5), sampleRate);
  }

  static Waveform silence(int length, int sampleRate) {
    return Waveform.of(new float[length], sampleRate);
  }

  /** 1, and zeros behind it. */
  static Waveform impulse(int length, int sampleRate) {
    float[] samples = new float[length];
    samples[0] = 1;
    return Waveform.of(samples, sampleRate);
  }

  /** What clip {@code seed} becomes. */
  static Waveform changed(WaveformAugment augment, Waveform clip, long seed) {
    return augment.apply(clip, new SeededRandom(seed));
  }

  /** The ten-fold logarithm of the ratio of a clip's power to that of what was added to it. */
  static double snrDb(Waveform clip, Waveform noisy) {
    double clipEnergy = 0;
    double noiseEnergy = 0;
    for (int i = 0; i < clip.length(); i++) {
      double added = (double) noisy.at(i) - clip.at(i);
      clipEnergy += (double) clip.at(i) * clip.at(i);
      noiseEnergy += added * added;
    }
    return 10 * Math.log10(clipEnergy / noiseEnergy);
  }

  /** The frequency of a tone, by its upward passages through 0 in the middle four fifths. */
  static double hz(Waveform tone) {
    float[] samples = tone.values();
    double first = -1;
    double last = -1;
    int passages = 0;
    for (int i = samples.length / 10; i < samples.length * 9 / 10; i++) {
      if (samples[i - 1] < 0 && samples[i] >= 0) {
        last = i - samples[i] / ((double) samples[i] - samples[i - 1]);
        first = first < 0 ? last : first;
        passages++;
      }
    }
    return (passages - 1) / (last - first) * tone.sampleRate();
  }

  static double cents(double found, double reference) {
    return 1200 * Math.log(found / reference) / Math.log(2);
  }

  static double rms(Waveform clip) {
    return Math.sqrt(Levels.energy(clip.values()) / clip.length());
  }

  static Waveform part(Waveform clip, int from, int to) {
    return Waveform.of(Arrays.copyOfRange(clip.values(), from, to), clip.sampleRate());
  }
}
