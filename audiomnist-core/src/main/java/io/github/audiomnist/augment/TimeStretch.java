package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;

/**
 * The clip spoken faster or slower at the same pitch, by overlap-add of similar stretches (WSOLA).
 * The rate stays; {@code ceil(length / factor)} samples come out.
 *
 * @param minFactor above 1 is faster and shorter
 * @param maxFactor of tempo
 */
public record TimeStretch(double minFactor, double maxFactor) implements WaveformAugment {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code minFactor > maxFactor}, or one of them is outside
   *     0.25 to 4
   */
  public TimeStretch {
    Checks.range(
        "TimeStretch", "factors", minFactor, maxFactor, SpeedFactor.LEAST, SpeedFactor.MOST);
  }

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    double factor = random.nextDouble(minFactor, maxFactor);
    if (factor == 1) {
      return clip;
    }
    return Waveform.of(Wsola.stretch(clip.values(), clip.sampleRate(), factor), clip.sampleRate());
  }
}
