package io.github.audiomnist.augment;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.audiomnist.random.SeededRandom;

/** The spectrum of noise that is drawn, not recorded. */
public enum NoiseColor {
  /** Equal power at all frequencies: independent normal samples. */
  WHITE {
    @Override
    float[] draw(int length, SeededRandom random) {
      double[] white = new double[length];
      random.fillGaussian(white);
      float[] noise = new float[length];
      for (int i = 0; i < length; i++) {
        noise[i] = (float) white[i];
      }
      return noise;
    }
  },
  /**
   * Power that falls with frequency by 3 dB an octave, as much in every octave: white noise through
   * the filter of Paul Kellett (musicdsp.org, "Pink noise filter", 2000), within 0.05 dB from
   * 1/4800 of the sample rate up.
   */
  PINK {
    @Override
    float[] draw(int length, SeededRandom random) {
      double[] white = new double[PINK_WARM_UP + length];
      random.fillGaussian(white);
      double[] states = new double[POLES.length];
      for (int i = 0; i < PINK_WARM_UP; i++) {
        next(states, white[i]);
      }
      float[] noise = new float[length];
      double delayed = 0;
      for (int i = 0; i < length; i++) {
        double direct = white[PINK_WARM_UP + i];
        noise[i] = (float) (next(states, direct) + delayed + PINK_DIRECT * direct);
        delayed = PINK_DELAYED * direct;
      }
      return noise;
    }
  };

  private static final double[] POLES = {0.99886, 0.99332, 0.96900, 0.86650, 0.55000, -0.7616};
  private static final double[] GAINS = {
    0.0555179, 0.0750759, 0.1538520, 0.3104856, 0.5329522, -0.0168980
  };
  private static final double PINK_DIRECT = 0.5362;
  private static final double PINK_DELAYED = 0.115926;

  /** Samples after which the slowest pole has forgotten all but 1 % of its start. */
  private static final int PINK_WARM_UP = 4096;

  /** As many samples, at any level. */
  abstract float[] draw(int length, SeededRandom random);

  /** One step of the one-pole filters side by side, whose sum it returns. */
  @CanIgnoreReturnValue
  private static double next(double[] states, double white) {
    double sum = 0;
    for (int i = 0; i < states.length; i++) {
      states[i] = POLES[i] * states[i] + GAINS[i] * white;
      sum += states[i];
    }
    return sum;
  }
}
