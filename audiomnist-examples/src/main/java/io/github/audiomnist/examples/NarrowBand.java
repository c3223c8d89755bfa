package io.github.audiomnist.examples;

import io.github.audiomnist.augment.WaveformAugment;
import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;

/**
 * The clip over a line that fades out at both ends of its band, by filters of the second order
 * (Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients"): cheaper than
 * {@link io.github.audiomnist.augment.LowPass}, which makes a long filter for each clip.
 *
 * @param maxLowHz highest lower limit; drawn from 20 Hz on
 * @param minHighHz lowest upper limit; drawn up to nine tenths of half the sample rate
 */
record NarrowBand(double maxLowHz, double minHighHz) implements WaveformAugment {

  private static final double LEAST_HZ = 20;
  private static final double BUTTERWORTH = Math.sqrt(0.5);

  @Override
  public Waveform apply(Waveform clip, SeededRandom random) {
    int rate = clip.sampleRate();
    double low = random.nextDouble(LEAST_HZ, maxLowHz);
    double high = random.nextDouble(minHighHz, 0.45 * rate);
    float[] samples = clip.values();
    filter(samples, 2 * Math.PI * low / rate, -1);
    filter(samples, 2 * Math.PI * high / rate, 1);
    return Waveform.of(samples, rate);
  }

  /**
   * Filters in place.
   *
   * @param omega corner in radians per sample
   * @param sign 1 keeps what is below it, -1 what is above
   */
  private static void filter(float[] samples, double omega, int sign) {
    double cosine = Math.cos(omega);
    double alpha = Math.sin(omega) / (2 * BUTTERWORTH);
    double b1 = sign * (1 - sign * cosine) / (1 + alpha);
    double b0 = sign * b1 / 2;
    double a1 = -2 * cosine / (1 + alpha);
    double a2 = (1 - alpha) / (1 + alpha);
    double x1 = 0;
    double x2 = 0;
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < samples.length; i++) {
      double x = samples[i];
      double y = b0 * (x + x2) + b1 * x1 - a1 * y1 - a2 * y2;
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      samples[i] = (float) y;
    }
  }
}
