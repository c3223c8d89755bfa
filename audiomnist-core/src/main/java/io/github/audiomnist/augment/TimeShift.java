package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;

/**
 * The clip a little earlier or later: of the same length, with zeros where nothing was recorded.
 * What is shifted over an end is lost.
 *
 * @param minSeconds of the shift, rounded to whole samples; below 0 is earlier
 * @param maxSeconds of the shift
 */
public record TimeShift(double minSeconds, double maxSeconds) implements WaveformAugment {

  private static final double MOST_SECONDS = 3600;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code minSeconds > maxSeconds}, or one of them is more
   *     than an hour from 0
   */
  public TimeShift {
    Checks.range("TimeShift", "seconds", minSeconds, maxSeconds, -MOST_SECONDS, MOST_SECONDS);
  }

  /** Up to {@code seconds} earlier or later. */
  public static TimeShift seconds(double seconds) {
    return new TimeShift(-seconds, seconds);
  }

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    long shift = Math.round(random.nextDouble(minSeconds, maxSeconds) * clip.sampleRate());
    int length = clip.length();
    if (shift == 0) {
      return clip;
    }
    float[] shifted = new float[length];
    int kept = (int) Math.max(0, length - Math.abs(shift));
    if (kept > 0) {
      int from = (int) Math.max(0, -shift);
      System.arraycopy(clip.values(), from, shifted, (int) Math.max(0, shift), kept);
    }
    return Waveform.of(shifted, clip.sampleRate());
  }
}
