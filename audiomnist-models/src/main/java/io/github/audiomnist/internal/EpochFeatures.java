package io.github.audiomnist.internal;

import io.github.audiomnist.augment.VocalTractWarp;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.pipeline.FeatureExtractor;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Makes the features of training clips as they are to be heard in one epoch, from recordings that
 * it keeps and by extractors that it uses again.
 */
final class EpochFeatures {

  /** Makes features of one recording after the other; for one thread at a time. */
  @FunctionalInterface
  interface Extractor {

    /** Writes the features of a recording, that of clip {@code index}; gives their valid frames. */
    int extract(Waveform recording, int epoch, int index, float[] features);
  }

  private final Pipeline<?> pipeline;
  private final LabeledClips clips;
  private final Training settings;
  private final RecordingCache recordings;
  private final @Nullable WarpedFeatures warped;
  private final Queue<Extractor> idle = new ConcurrentLinkedQueue<>();

  EpochFeatures(Pipeline<?> pipeline, LabeledClips clips, Training settings) {
    this.pipeline = pipeline;
    this.clips = clips;
    this.settings = settings;
    this.recordings = RecordingCache.of(clips);
    this.warped = warped(pipeline, settings);
  }

  private static @Nullable WarpedFeatures warped(Pipeline<?> pipeline, Training settings) {
    VocalTractWarp warp = settings.vocalTractWarp();
    return warp.isNone() ? null : new WarpedFeatures(pipeline, warp);
  }

  /**
   * Throws if the features of {@code pipeline} cannot be changed as {@code settings} ask.
   *
   * @throws io.github.audiomnist.signal.SpecMismatchException if there are no mel bands to warp, or
   *     they cannot be warped so
   */
  static void requirePossible(Pipeline<?> pipeline, Training settings) {
    var unused = warped(pipeline, settings);
  }

  /** Whether features differ from epoch to epoch. */
  boolean change() {
    return !settings.augmentation().stages().isEmpty() || warped != null;
  }

  /**
   * The features of {@code epoch}, made by as many threads as the caller's pool has.
   *
   * @throws IOException if a clip cannot be read
   */
  FeatureSet of(int epoch) throws IOException {
    return FeatureSet.of(
        pipeline.output(), clips, (index, features) -> extract(epoch, index, features), done -> {});
  }

  private int extract(int epoch, int index, float[] features) throws IOException {
    Waveform recording = recordings.read(index);
    Waveform changed = settings.augmentation().apply(recording, settings.seed(), epoch, index);
    Extractor extractor = Objects.requireNonNullElseGet(idle.poll(), this::newExtractor);
    int validFrames = extractor.extract(changed, epoch, index, features);
    idle.add(extractor);
    return validFrames;
  }

  private Extractor newExtractor() {
    if (warped != null) {
      return warped.newExtractor(settings.seed());
    }
    FeatureExtractor<?> extractor = pipeline.newExtractor();
    return (recording, epoch, index, features) -> extractor.extractInto(recording, features);
  }
}
