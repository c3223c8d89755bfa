package io.github.audiomnist.augment;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;
import java.util.Arrays;

/**
 * The clip without its high frequencies, as a narrow line or a cheap microphone gives it: brought
 * to a lower rate and back, as by {@link io.github.audiomnist.transform.Resample}, so that it fades
 * out from nine tenths of the limit to a little above it. Length and rate stay.
 *
 * @param minHz limit, rounded to within half a thousandth of half the sample rate; from that half
 *     rate on, the clip stays as it is
 * @param maxHz limit
 */
public record LowPass(double minHz, double maxHz) implements WaveformAugment {

  private static final double MOST_HZ = 1e6;
  private static final int STEPS = 1000;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code minHz > maxHz}, or one of them is outside 1 Hz to 1
   *     MHz
   */
  public LowPass {
    Checks.range("LowPass", "Hz", minHz, maxHz, 1, MOST_HZ);
  }

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    double share = 2 * random.nextDouble(minHz, maxHz) / clip.sampleRate();
    int kept = (int) Math.max(1, Math.rint(STEPS * Math.min(1, share)));
    if (kept == STEPS) {
      return clip;
    }
    float[] lower = Resampling.resample(clip.values(), STEPS, kept);
    float[] back = Resampling.resample(lower, kept, STEPS);
    return Waveform.of(Arrays.copyOf(back, clip.length()), clip.sampleRate());
  }
}
