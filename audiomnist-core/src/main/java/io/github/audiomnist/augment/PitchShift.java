package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;
import java.util.Arrays;

/**
 * The clip at a higher or lower pitch and the same tempo: stretched as by {@link TimeStretch}, then
 * played as much faster as by {@link Speed}. Formants move with the pitch. Length and rate stay.
 *
 * @param minSemitones twelfths of an octave; below 0 is lower; rounded to within a cent
 * @param maxSemitones of the shift
 */
public record PitchShift(double minSemitones, double maxSemitones) implements WaveformAugment {

  private static final double MOST_SEMITONES = 24;
  private static final double SEMITONES_PER_OCTAVE = 12;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code minSemitones > maxSemitones}, or one of them is more
   *     than 24 from 0
   */
  public PitchShift {
    Checks.range(
        "PitchShift", "semitones", minSemitones, maxSemitones, -MOST_SEMITONES, MOST_SEMITONES);
  }

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    double octaves = random.nextDouble(minSemitones, maxSemitones) / SEMITONES_PER_OCTAVE;
    SpeedFactor factor = SpeedFactor.of(StrictMath.pow(2, octaves), SpeedFactor.FINE);
    if (factor.isOne()) {
      return clip;
    }
    float[] stretched = Wsola.stretch(clip.values(), clip.sampleRate(), 1 / factor.value());
    float[] shifted = factor.play(stretched);
    return Waveform.of(Arrays.copyOf(shifted, clip.length()), clip.sampleRate());
  }
}
