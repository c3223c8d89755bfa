package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;

/**
 * The clip played faster or slower, pitch and tempo together, as a tape does (Ko et al. 2015,
 * "Audio Augmentation for Speech Recognition", with factors of 0.9, 1 and 1.1). The rate stays;
 * {@code ceil(length / factor)} samples come out, band-limited as by {@link
 * io.github.audiomnist.transform.Resample}.
 *
 * @param minFactor above 1 is faster and shorter; what is drawn is rounded to within half a
 *     hundredth
 * @param maxFactor of speed
 */
public record Speed(double minFactor, double maxFactor) implements WaveformAugment {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code minFactor > maxFactor}, or one of them is outside
   *     0.25 to 4
   */
  public Speed {
    Checks.range("Speed", "factors", minFactor, maxFactor, SpeedFactor.LEAST, SpeedFactor.MOST);
  }

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    double drawn = random.nextDouble(minFactor, maxFactor);
    SpeedFactor factor = SpeedFactor.of(drawn, SpeedFactor.COARSE);
    return factor.isOne() ? clip : Waveform.of(factor.play(clip.values()), clip.sampleRate());
  }
}
