package io.github.audiomnist.examples;

import io.github.audiomnist.augment.WaveformAugment;
import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;

/**
 * The clip in a room that is drawn, of four feedback delays side by side (Schroeder 1962, "Natural
 * sounding artificial reverberation"): a coarse sort of {@link
 * io.github.audiomnist.augment.Reverberation} that takes a tenth of the time. Length and rate stay.
 *
 * @param minRt60Seconds time in which echoes lose 60 dB
 * @param maxRt60Seconds the same
 * @param maxShare most of the echoes that is added to the clip
 */
record QuickRoom(double minRt60Seconds, double maxRt60Seconds, double maxShare)
    implements WaveformAugment {

  private static final int DELAYS = 4;
  private static final double LEAST_DELAY_SECONDS = 0.004;
  private static final double MOST_DELAY_SECONDS = 0.045;

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    double rt60 = random.nextDouble(minRt60Seconds, maxRt60Seconds) * clip.sampleRate();
    double share = random.nextDouble(0, maxShare);
    float[] samples = clip.values();
    float[] heard = samples.clone();
    for (int i = 0; i < DELAYS; i++) {
      double seconds = random.nextDouble(LEAST_DELAY_SECONDS, MOST_DELAY_SECONDS);
      int delay = Math.max(1, (int) (seconds * clip.sampleRate()));
      addEchoes(
          samples, heard, delay, (float) StrictMath.pow(10, -3 * delay / rt60), (float) share);
    }
    return Waveform.of(heard, clip.sampleRate());
  }

  private static void addEchoes(
      float[] samples, float[] heard, int delay, float feedback, float share) {
    float[] echoes = new float[samples.length];
    for (int t = delay; t < samples.length; t++) {
      echoes[t] = feedback * (samples[t - delay] + echoes[t - delay]);
      heard[t] += share * echoes[t];
    }
  }
}
