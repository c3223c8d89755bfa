package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;

/**
 * The clip with every sample negated, which nobody hears and no power spectrum shows. Put {@link
 * #withProbability} behind it.
 */
public record PolarityInversion() implements WaveformAugment {

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    return Levels.scaled(clip, -1);
  }
}
