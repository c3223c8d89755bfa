package io.github.audiomnist.examples;

import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.Stft;

/**
 * Mel features whose sizes an ablation changes: those of {@link Pipeline#melSpec}, but with spectra
 * of four times as many bins, so that up to 80 bands have bins of their own.
 *
 * @param input rate and length of the clips
 * @param windowSeconds length of the window
 * @param hopSeconds distance between windows
 * @param nMels number of bands
 */
record FrontEnd(InputFormat input, double windowSeconds, double hopSeconds, int nMels) {

  private static final int ZERO_PADDING = 4;
  private static final double F_MIN = 50;

  static FrontEnd usual(InputFormat input) {
    return new FrontEnd(input, 0.025, 0.010, 40);
  }

  FrontEnd withWindowSeconds(double newWindowSeconds) {
    return new FrontEnd(input, newWindowSeconds, hopSeconds, nMels);
  }

  FrontEnd withHopSeconds(double newHopSeconds) {
    return new FrontEnd(input, windowSeconds, newHopSeconds, nMels);
  }

  FrontEnd withNumMels(int newNMels) {
    return new FrontEnd(input, windowSeconds, hopSeconds, newNMels);
  }

  /** Powers in bands. */
  Pipeline<MelSpectrogram> power() {
    return power(Pipeline.from(input));
  }

  /** As {@link #power()}, of a waveform that was prepared otherwise. */
  Pipeline<MelSpectrogram> power(Pipeline<Waveform> waveform) {
    int sampleRate = input.sampleRate();
    int windowLength = (int) Math.round(windowSeconds * sampleRate);
    int hopLength = (int) Math.round(hopSeconds * sampleRate);
    int nFft = ZERO_PADDING * 2 * Integer.highestOneBit(windowLength - 1);
    return waveform
        .then(Stft.power(nFft, windowLength, hopLength))
        .then(new MelFilterbank(nMels, F_MIN, sampleRate / 2.0, MelScale.SLANEY, MelNorm.AREA));
  }
}
