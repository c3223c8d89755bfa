package io.github.audiomnist.examples.reports;

import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.Spectrogram;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.Padding;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.Window;
import java.util.Arrays;

/** What samples tell of how they were recorded. */
public final class ClipMeasures {

  /** A peak below this is quiet: 60 dB under full scale. */
  public static final double QUIET = 1e-3;

  /** So many equal samples at the peak are no crest of a wave. */
  public static final int CLIPPED_RUN = 4;

  /** A spectrum that ends this near to half the rate is whole: filters need room. */
  public static final double WHOLE_BAND = 0.88;

  /** Peaks below this are not called clipped. */
  private static final double LOUD = 0.9;

  /** 70 dB under the loudest frequency: less is what resampling and coders leave. */
  private static final double EMPTY = 1e-7;

  private static final int N_FFT = 512;

  private ClipMeasures() {}

  /** The largest absolute sample; 0 of none. */
  public static double peak(float[] samples) {
    double peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  /** The root of the mean square of the samples; 0 of none. */
  static double rms(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / Math.max(1, samples.length));
  }

  /**
   * Samples that stand in rows of {@value #CLIPPED_RUN} or more equal ones at a peak of 0.9 or
   * more.
   */
  public static int clipped(float[] samples) {
    double peak = peak(samples);
    int clipped = 0;
    int run = 0;
    for (int i = 0; i <= samples.length; i++) {
      boolean goesOn =
          i < samples.length
              && Math.abs(samples[i]) == peak
              && (run == 0 || samples[i] == samples[i - 1]);
      if (!goesOn && run >= CLIPPED_RUN) {
        clipped += run;
      }
      run = goesOn ? run + 1 : 0;
    }
    return peak >= LOUD ? clipped : 0;
  }

  /**
   * The frequency above which there is next to nothing, in Hz; half the rate of clips that are
   * silent or too short to tell.
   */
  public static double bandwidthHz(Waveform clip) {
    if (clip.length() < N_FFT) {
      return clip.sampleRate() / 2.0;
    }
    double[] power = power(clip);
    double loudest = Arrays.stream(power).max().orElse(0);
    int last = power.length - 1;
    while (loudest > 0 && last > 0 && power[last] <= EMPTY * loudest) {
      last--;
    }
    return (double) last * clip.sampleRate() / N_FFT;
  }

  /** Power of each frequency, over the whole clip. */
  private static double[] power(Waveform clip) {
    Stft stft = new Stft(N_FFT, N_FFT, N_FFT / 2, Window.HANN, Padding.NONE, Scale.POWER);
    InputFormat whole = new InputFormat(clip.sampleRate(), clip.length(), Crop.START);
    Spectrogram spectrogram = Pipeline.from(whole).then(stft).apply(clip);
    double[] power = new double[spectrogram.numBins()];
    for (int bin = 0; bin < power.length; bin++) {
      for (int frame = 0; frame < spectrogram.numFrames(); frame++) {
        power[bin] += spectrogram.at(bin, frame);
      }
    }
    return power;
  }
}
