package io.github.audiomnist.internal;

import io.github.audiomnist.pipeline.FeatureExtractor;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Waveform;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Extractors of one pipeline, as many as are used at once. Threads may share it. */
public final class ExtractorPool {

  private final Pipeline<?> pipeline;
  private final Queue<FeatureExtractor<?>> idle = new ConcurrentLinkedQueue<>();

  /** Of a pipeline whose extractors are made when they are needed. */
  public ExtractorPool(Pipeline<?> pipeline) {
    this.pipeline = pipeline;
  }

  /** As {@link FeatureExtractor#extractInto}. */
  public int extractInto(Waveform recording, float[] features) {
    FeatureExtractor<?> extractor =
        Objects.requireNonNullElseGet(idle.poll(), pipeline::newExtractor);
    int validFrames = extractor.extractInto(recording, features);
    idle.add(extractor);
    return validFrames;
  }
}
