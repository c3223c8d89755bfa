package io.github.audiomnist.examples;

import io.github.audiomnist.examples.reports.ClipMeasures;
import io.github.audiomnist.pipeline.FeatureStage;
import io.github.audiomnist.pipeline.Features;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.signal.Waveform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is odd about a clip: what a recogniser may not have been trained on. */
final class ClipFindings {

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
    double peak = ClipMeasures.peak(samples);
    int clipped = ClipMeasures.clipped(samples);
    if (peak == 0) {
      findings.add("silent: every sample is 0");
    } else if (peak < ClipMeasures.QUIET) {
      findings.add(
          String.format(
              Locale.ROOT, "quiet: the peak is %.0f dB under full scale", -20 * Math.log10(peak)));
    } else if (clipped > 0) {
      findings.add(
          "clipped: %s samples stand in rows of %s or more at the peak"
              .formatted(clipped, ClipMeasures.CLIPPED_RUN));
    }
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
    double hertz = ClipMeasures.bandwidthHz(Waveform.of(samples, sampleRate));
    if (hertz < ClipMeasures.WHOLE_BAND * sampleRate / 2) {
      findings.add(
          String.format(
              Locale.ROOT,
              "narrow: next to nothing above %.1f kHz, of %.1f kHz that the pipeline can hear",
              hertz / 1000,
              sampleRate / 2000.0));
    }
  }

  private static void addStrange(FeatureStage stage, List<String> findings) {
    int strange = 0;
    for (float value : stage.values()) {
      strange += Float.isFinite(value) ? 0 : 1;
    }
    if (strange > 0) {
      findings.add("%s: %s values are not finite".formatted(stage.name(), strange));
    }
  }
}
