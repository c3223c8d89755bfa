package io.github.audiomnist.transform;

/** Pitch as a function of frequency. */
public enum MelScale {
  /** {@code 2595 log10(1 + f / 700)} (HTK book, torchaudio's default). */
  HTK {
    @Override
    public double fromHz(double hz) {
      return 2595 * Math.log10(1 + hz / 700);
    }

    @Override
    public double toHz(double mel) {
      return 700 * (Math.pow(10, mel / 2595) - 1);
    }
  },
  /** Linear below 1 kHz, logarithmic above (Slaney's Auditory Toolbox, librosa's default). */
  SLANEY {
    @Override
    public double fromHz(double hz) {
      return hz < BREAK_HZ ? hz / HZ_PER_MEL : BREAK_MEL + Math.log(hz / BREAK_HZ) / LOG_STEP;
    }

    @Override
    public double toHz(double mel) {
      return mel < BREAK_MEL ? mel * HZ_PER_MEL : BREAK_HZ * Math.exp(LOG_STEP * (mel - BREAK_MEL));
    }
  };

  private static final double HZ_PER_MEL = 200.0 / 3;
  private static final double BREAK_HZ = 1000;
  private static final double BREAK_MEL = BREAK_HZ / HZ_PER_MEL;
  private static final double LOG_STEP = Math.log(6.4) / 27;

  /** Mels of a frequency in Hz. */
  public abstract double fromHz(double hz);

  /** Frequency in Hz of {@code mel} mels. */
  public abstract double toHz(double mel);
}
