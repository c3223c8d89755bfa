package io.github.audiomnist.pipeline;

import io.github.audiomnist.signal.Cepstrogram;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Spectrogram;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.Mfcc;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.Standardize;
import io.github.audiomnist.transform.Stft;

/** The sizes of the pipelines that {@link Pipeline} offers by name, at any sample rate. */
final class DefaultFeatures {

  static final InputFormat INPUT = InputFormat.hz(8_000);

  private static final double WINDOW_SECONDS = 0.025;
  private static final double HOP_SECONDS = 0.010;
  private static final int N_MELS = 40;
  private static final double F_MIN = 50;
  private static final int NUM_COEFFICIENTS = 13;

  private static final double ROBUST_HOP_SECONDS = 0.0125;
  private static final int ROBUST_N_MELS = 32;
  private static final double ROBUST_F_MIN = 60;

  /** As a share of half the sample rate, below what telephones and resampling cut. */
  private static final double ROBUST_BANDWIDTH = 0.975;

  private static final float ROBUST_RANGE_DB = 60;
  private static final double SOUNDING_DB = 30;

  private DefaultFeatures() {}

  static Pipeline<Spectrogram> spectrogram(InputFormat input) {
    return spectrogram(input, HOP_SECONDS);
  }

  private static Pipeline<Spectrogram> spectrogram(InputFormat input, double hopSeconds) {
    int windowLength = (int) Math.round(WINDOW_SECONDS * input.sampleRate());
    int hopLength = (int) Math.round(hopSeconds * input.sampleRate());
    int nFft = Math.max(2, Integer.highestOneBit(Math.max(1, windowLength - 1)) * 2);
    return Pipeline.from(input).then(Stft.power(nFft, windowLength, hopLength));
  }

  static Pipeline<Spectrogram> logSpectrogram(InputFormat input) {
    return spectrogram(input).then(PowerToDb.librosa());
  }

  static Pipeline<MelSpectrogram> melSpec(InputFormat input) {
    return spectrogram(input)
        .then(
            new MelFilterbank(
                N_MELS, F_MIN, input.sampleRate() / 2.0, MelScale.SLANEY, MelNorm.AREA))
        .then(PowerToDb.librosa());
  }

  static Pipeline<MelSpectrogram> robustMelSpec(InputFormat input) {
    double fMax = ROBUST_BANDWIDTH * input.sampleRate() / 2;
    return spectrogram(input, ROBUST_HOP_SECONDS)
        .then(new MelFilterbank(ROBUST_N_MELS, ROBUST_F_MIN, fMax, MelScale.SLANEY, MelNorm.AREA))
        .then(new PowerToDb<>(1, PowerToDb.DEFAULT_AMIN, ROBUST_RANGE_DB))
        .then(Standardize.<MelSpectrogram>perClip().overSoundingFrames(SOUNDING_DB));
  }

  static Pipeline<Cepstrogram> mfcc(InputFormat input) {
    return melSpec(input).then(new Mfcc(NUM_COEFFICIENTS));
  }
}
