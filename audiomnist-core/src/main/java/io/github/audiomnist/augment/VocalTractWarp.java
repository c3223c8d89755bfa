package io.github.audiomnist.augment;

import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.transform.MelFilterbank;

/**
 * Mel bands of a speaker with another length of the vocal tract (Jaitly and Hinton 2013, "Vocal
 * Tract Length Perturbation (VTLP) improves speech recognition"), from spectra that need be
 * computed only once.
 *
 * <p>The corners of the bands are moved by {@code f -> alpha f} up to {@code fHigh min(alpha, 1) /
 * alpha}, and from there in a straight line to half the sample rate, which stays. An alpha above 1
 * moves bands up and so what they show down, as of a longer tract. The alphas are a grid of {@code
 * steps} values, all equally likely, so that there are few tables to keep.
 *
 * @param minAlpha of the grid
 * @param maxAlpha of the grid
 * @param steps number of alphas; odd for a grid around 1 to hold 1, which is no warp
 * @param fHigh highest frequency, in Hz, that is multiplied by alpha: above the formants
 */
public record VocalTractWarp(double minAlpha, double maxAlpha, int steps, double fHigh) {

  /** No warp. */
  public static final VocalTractWarp NONE = new VocalTractWarp(1, 1, 1, 1);

  private static final double LEAST_ALPHA = 0.5;
  private static final double MOST_ALPHA = 2;
  private static final int MOST_STEPS = 1001;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code minAlpha > maxAlpha}, one of them is outside 0.5 to
   *     2, {@code steps} is outside 1 to 1001 or is 1 with two different alphas, or {@code fHigh}
   *     is not positive
   */
  public VocalTractWarp {
    Checks.range("VocalTractWarp", "alphas", minAlpha, maxAlpha, LEAST_ALPHA, MOST_ALPHA);
    if (steps < 1 || steps > MOST_STEPS || (steps == 1 && minAlpha < maxAlpha)) {
      throw new IllegalArgumentException(
          "VocalTractWarp: expected %s to %s steps, found %s for alphas of %s to %s"
              .formatted(minAlpha < maxAlpha ? 2 : 1, MOST_STEPS, steps, minAlpha, maxAlpha));
    }
    if (!(fHigh > 0)) {
      throw new IllegalArgumentException(
          "VocalTractWarp: expected fHigh above 0 Hz, found " + fHigh);
    }
  }

  /**
   * The paper's alphas of 0.9 to 1.1, in 21 steps, and fHigh of 4800 Hz; for rates over 9600 Hz.
   */
  public static VocalTractWarp standard() {
    return new VocalTractWarp(0.9, 1.1, 21, 4800);
  }

  /** A copy with another highest frequency that is multiplied by alpha, in Hz. */
  public VocalTractWarp withFHigh(double newFHigh) {
    return new VocalTractWarp(minAlpha, maxAlpha, steps, newFHigh);
  }

  /**
   * The tables of all alphas.
   *
   * @param bank the bands where alpha is 1
   * @param spectrogram spec of the spectra, of power or magnitude
   * @throws SpecMismatchException if the bank cannot work on {@code spectrogram}, a moved band
   *     covers no Fourier bin, or {@code fHigh} is not below half the sample rate
   */
  public WarpedMelBands plan(MelFilterbank bank, SignalSpec spectrogram) {
    if (2 * fHigh >= spectrogram.sampleRate()) {
      throw new SpecMismatchException(
          "VocalTractWarp",
          "fHigh below %s Hz, half the sample rate".formatted(spectrogram.sampleRate() / 2.0),
          fHigh + " Hz",
          "lower it with withFHigh");
    }
    return new WarpedMelBands(this, bank, spectrogram);
  }

  /** Whether every alpha is 1. */
  public boolean isNone() {
    return minAlpha == 1 && maxAlpha == 1;
  }

  /** Alpha number {@code step}; exactly 1 in the middle of a grid that lies evenly around it. */
  double alpha(int step) {
    return steps == 1 ? minAlpha : (minAlpha * (steps - 1 - step) + maxAlpha * step) / (steps - 1);
  }

  /** Where a corner at {@code hz} is moved to. */
  double warped(double hz, double alpha, double highest) {
    double to = fHigh * Math.min(alpha, 1);
    double from = to / alpha;
    return hz <= from || alpha == 1
        ? alpha * hz
        : highest - (highest - to) / (highest - from) * (highest - hz);
  }
}
