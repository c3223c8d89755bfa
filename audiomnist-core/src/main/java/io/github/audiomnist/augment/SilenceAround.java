package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;

/**
 * The clip with silence before and behind it, as a recorder gives it that was started early or
 * stopped late. Noise that is added afterwards fills the silence. The rate stays; the clip is
 * longer by what was drawn.
 *
 * @param minSeconds of silence on each side, drawn for each and rounded to whole samples
 * @param maxSeconds of silence on each side
 */
public record SilenceAround(double minSeconds, double maxSeconds) implements WaveformAugment {

  private static final double MOST_SECONDS = 60;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code minSeconds > maxSeconds}, or one of them is outside
   *     0 to 60
   */
  public SilenceAround {
    Checks.range("SilenceAround", "seconds", minSeconds, maxSeconds, 0, MOST_SECONDS);
  }

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    int before = samples(clip, random);
    int behind = samples(clip, random);
    if (clip.length() == 0 || before + behind == 0) {
      return clip;
    }
    float[] longer = new float[before + clip.length() + behind];
    System.arraycopy(clip.values(), 0, longer, before, clip.length());
    return Waveform.of(longer, clip.sampleRate());
  }

  private int samples(Waveform clip, SeededRandom random) {
    return (int) Math.round(random.nextDouble(minSeconds, maxSeconds) * clip.sampleRate());
  }
}
