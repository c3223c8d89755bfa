package io.github.audiomnist.models;

import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Normalize;
import io.github.audiomnist.transform.Standardize;
import io.github.audiomnist.transform.Transform;

/** What networks can read: checks of features, and the stage that completes a pipeline. */
final class NetworkInput {

  /** The root of the mean square becomes 1. */
  private static final Normalize UNIT_POWER = Normalize.rms(0);

  private NetworkInput() {}

  /**
   * {@code features}, completed by a stage that brings them to a common level if they have none.
   *
   * @throws SpecMismatchException if they are powers or magnitudes, or say the same of every clip
   */
  @SuppressWarnings("unchecked") // The output's kind tells the pipeline's type.
  static Pipeline<?> completed(Pipeline<?> features, Network<?> network) {
    if (features.output().kind() == SignalKind.WAVEFORM) {
      return leveled((Pipeline<Waveform>) features);
    }
    Pipeline<? extends TimeFrequency> frames = (Pipeline<? extends TimeFrequency>) features;
    return network instanceof MlpNetwork ? ofStatistics(frames) : standardized(frames);
  }

  private static Pipeline<?> leveled(Pipeline<Waveform> samples) {
    boolean isLeveled = samples.stages().stream().anyMatch(Normalize.class::isInstance);
    return isLeveled ? samples : samples.then(UNIT_POWER);
  }

  private static Pipeline<?> standardized(Pipeline<? extends TimeFrequency> features) {
    return switch (features.output().scale()) {
      case STANDARDIZED -> features;
      case DECIBELS, LOG -> features.then(Standardize.perClip());
      case CEPSTRAL, COMPRESSED -> features.then(Standardize.perBand());
      default -> throw uncompressed(features);
    };
  }

  private static Pipeline<?> ofStatistics(Pipeline<? extends TimeFrequency> features) {
    for (Transform<?, ?> stage : features.stages()) {
      if (stage instanceof Standardize<?> standardize
          && standardize.statistics() == Standardize.Statistics.PER_BAND) {
        throw new SpecMismatchException(
            "MlpNetwork",
            "rows whose statistics differ from clip to clip",
            stage,
            "leave it out: the network normalises the statistics itself");
      }
    }
    return switch (features.output().scale()) {
      case STANDARDIZED, DECIBELS, LOG, CEPSTRAL, COMPRESSED -> features;
      default -> throw uncompressed(features);
    };
  }

  private static SpecMismatchException uncompressed(Pipeline<?> features) {
    return new SpecMismatchException(
        "Network",
        "values of scale %s, %s, %s or %s"
            .formatted(Scale.DECIBELS, Scale.LOG, Scale.CEPSTRAL, Scale.STANDARDIZED),
        features.output(),
        "end the pipeline with PowerToDb or PowerToLog");
  }

  static void requireFrames(String network, SignalSpec spec) {
    require(
        spec.kind() != SignalKind.WAVEFORM,
        network,
        "rows by frames",
        spec,
        "begin with Pipeline.melSpec() or another spectrogram");
  }

  static void requireSamples(String network, SignalSpec spec) {
    require(
        spec.kind() == SignalKind.WAVEFORM,
        network,
        "samples",
        spec,
        "begin with Pipeline.waveform()");
  }

  static void requirePicture(String network, int size, SignalSpec spec) {
    requireFrames(network, spec);
    require(
        spec.rows() == size && spec.columns() == size,
        network,
        "%s x %s values".formatted(size, size),
        spec,
        "append new Resize(%s, %s)".formatted(size, size));
  }

  static void require(
      boolean met, String network, String expected, SignalSpec found, String remedy) {
    if (!met) {
      throw new SpecMismatchException(network, expected, found, remedy);
    }
  }
}
