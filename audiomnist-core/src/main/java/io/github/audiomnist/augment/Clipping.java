package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;

/**
 * The clip as an overdriven microphone gives it: samples beyond a share of its peak are set to it.
 *
 * @param minShare of the peak, in [0, 1]; 1 leaves the clip as it is
 * @param maxShare of the peak
 */
public record Clipping(double minShare, double maxShare) implements WaveformAugment {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code minShare > maxShare}, or one of them is outside 0 to
   *     1
   */
  public Clipping {
    Checks.range("Clipping", "shares of the peak", minShare, maxShare, 0, 1);
  }

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    float[] samples = clip.values();
    float limit = (float) (random.nextDouble(minShare, maxShare) * Levels.peak(samples));
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.max(-limit, Math.min(limit, samples[i]));
    }
    return Waveform.of(samples, clip.sampleRate());
  }
}
