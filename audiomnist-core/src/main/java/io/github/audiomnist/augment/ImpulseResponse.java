package io.github.audiomnist.augment;

import io.github.audiomnist.signal.Waveform;
import java.util.Arrays;

/** Clips as they are heard through an impulse response. */
final class ImpulseResponse {

  private ImpulseResponse() {}

  /** The first of the largest absolute values. */
  static int indexOfPeak(float[] response) {
    int index = 0;
    for (int i = 1; i < response.length; i++) {
      if (Math.abs(response[i]) > Math.abs(response[index])) {
        index = i;
      }
    }
    return index;
  }

  /**
   * The clip convolved with {@code response}, as long, as loud, and with the direct sound in its
   * place; the clip itself if nothing but direct sound reaches it.
   *
   * @param direct index of the direct sound in {@code response}, not 0 there
   */
  static Waveform apply(Waveform clip, float[] response, int direct) {
    float[] heard =
        Arrays.copyOf(response, (int) Math.min(response.length, direct + (long) clip.length()));
    float[] samples = clip.values();
    double energy = Levels.energy(samples);
    if (energy == 0 || isNothingBut(direct, heard)) {
      return clip;
    }
    double[] convolved = Convolution.of(samples, heard, direct, samples.length);
    double sum = 0;
    for (double value : convolved) {
      sum += value * value;
    }
    double factor = Math.signum(response[direct]) * Math.sqrt(energy / sum);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (factor * convolved[i]);
    }
    return Waveform.of(samples, clip.sampleRate());
  }

  private static boolean isNothingBut(int direct, float[] response) {
    for (int i = 0; i < response.length; i++) {
      if (i != direct && response[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
