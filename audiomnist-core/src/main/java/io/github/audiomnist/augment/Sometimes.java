package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;

/** A change that is made to a share of clips. */
record Sometimes(WaveformAugment augment, double probability) implements WaveformAugment {

  Sometimes {
    Checks.share("WaveformAugment", "a probability", probability);
  }

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    return random.nextDouble() < probability ? augment.apply(clip, random) : clip;
  }
}
