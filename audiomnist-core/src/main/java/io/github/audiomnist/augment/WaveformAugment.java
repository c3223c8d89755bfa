package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;

/**
 * A random change of a recording; equal clips and generators of equal state give equal bytes. What
 * this package has of them is immutable, and threads may share it.
 */
public interface WaveformAugment {

  /**
   * The changed clip; {@code clip} itself where nothing changes.
   *
   * @param random decides the change; what is drawn from it may depend on the clip's length
   */
  Waveform apply(Waveform clip, SeededRandom random);

  /**
   * Changes this share of clips, and leaves the others as they are.
   *
   * @throws IllegalArgumentException if {@code probability} is outside 0 to 1
   */
  default WaveformAugment withProbability(double probability) {
    return new Sometimes(this, probability);
  }
}
