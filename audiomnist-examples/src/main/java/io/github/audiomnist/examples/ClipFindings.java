package io.github.audiomnist.examples;

import io.github.audiomnist.pipeline.FeatureStage;
import io.github.audiomnist.pipeline.Features;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.Spectrogram;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.Padding;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is odd about a clip: what a recogniser may not have been trained on. */
final class ClipFindings {

  /** 60 dB under full scale. */
  private static final double QUIET = 1e-3;

  private static final double LOUD = 0.9;

  /** So many equal samples at the peak are no crest of a wave. */
  private static final int CLIPPED_RUN = 4;

  /** 70 dB under the loudest frequency: less is what resampling and coders leave. */
  private static final double EMPTY = 1e-7;

  /** A spectrum that ends this near to half the rate is whole: filters need room. */
  private static final double WHOLE_BAND = 0.88;

  private static final int N_FFT = 512;

  private ClipFindings() {}

  static List<String> of(InputFormat input, Features features) {
    List<String> findings = new ArrayList<>();
    FeatureStage recording = features.stages().get(0);
    FeatureStage resampled = features.stages().get(1);
    FeatureStage clip = features.stages().get(2);
    addLevel(recording.values(), findings);
    addLength(input, resampled.spec().columns(), findings);
    addBand(Arrays.copyOf(clip.values(), clip.validColumns()), input.sampleRate(), findings);
    features.stages().forEach(stage -> addStrange(stage, findings));
    return findings;
  }

  private static void addLevel(float[] samples, List<String> findings) {
    double peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    int clipped = clipped(samples, peak);
    if (peak == 0) {
      findings.add("silent: every sample is 0");
    } else if (peak < QUIET) {
      findings.add(
          String.format(
              Locale.ROOT, "quiet: the peak is %.0f dB under full scale", -20 * Math.log10(peak)));
    } else if (peak >= LOUD && clipped > 0) {
      findings.add(
          "clipped: %d samples stand in rows of %d or more at the peak"
              .formatted(clipped, CLIPPED_RUN));
    }
  }

  private static int clipped(float[] samples, double peak) {
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
    return clipped;
  }

  private static void addLength(InputFormat input, int found, List<String> findings) {
    double seconds = (double) found / input.sampleRate();
    double expected = (double) input.length() / input.sampleRate();
    if (found > input.length()) {
      findings.add(
          String.format(
              Locale.ROOT,
              "long: %.3f s were cut to %.3f s (%s)",
              seconds,
              expected,
              input.crop()));
    } else if (found < input.length()) {
      findings.add(
          String.format(
              Locale.ROOT,
              "short: %.3f s of %.3f s are recorded, the rest is padding",
              seconds,
              expected));
    }
  }

  /** Where the spectrum of {@code samples} ends, if it ends early. */
  private static void addBand(float[] samples, int sampleRate, List<String> findings) {
    if (samples.length < N_FFT) {
      return;
    }
    double[] power = power(Waveform.of(samples, sampleRate));
    double loudest = Arrays.stream(power).max().orElse(0);
    int last = power.length - 1;
    while (last > 0 && power[last] <= EMPTY * loudest) {
      last--;
    }
    double hertz = (double) last * sampleRate / N_FFT;
    if (loudest > 0 && hertz < WHOLE_BAND * sampleRate / 2) {
      findings.add(
          String.format(
              Locale.ROOT,
              "narrow: next to nothing above %.1f kHz, of %.1f kHz that the pipeline can hear",
              hertz / 1000,
              sampleRate / 2000.0));
    }
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

  private static void addStrange(FeatureStage stage, List<String> findings) {
    int strange = 0;
    for (float value : stage.values()) {
      strange += Float.isFinite(value) ? 0 : 1;
    }
    if (strange > 0) {
      findings.add("%s: %d values are not finite".formatted(stage.name(), strange));
    }
  }
}
