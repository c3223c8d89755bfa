package io.github.audiomnist.internal;

import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.pipeline.FeatureExtractor;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The features of all clips of a set, in memory. */
public final class FeatureSet {

  private final SignalSpec spec;
  private final float[] values;
  private final int[] validFrames;
  private final int[] labels;

  private FeatureSet(SignalSpec spec, int clips) {
    this.spec = spec;
    this.values = new float[Math.multiplyExact(clips, spec.size())];
    this.validFrames = new int[clips];
    this.labels = new int[clips];
  }

  /** A change of a recording before its features are made. */
  @FunctionalInterface
  interface Change {

    /** No change. */
    Change NONE = (recording, index) -> recording;

    /** The changed recording of clip {@code index}; called by any thread. */
    Waveform apply(Waveform recording, int index);
  }

  /**
   * Makes the features of all clips, on all processors.
   *
   * @param progress is told the number of clips done, by any thread
   * @throws IOException if a clip cannot be read
   */
  public static FeatureSet of(Pipeline<?> pipeline, LabeledClips clips, IntConsumer progress)
      throws IOException {
    return of(pipeline, clips, Change.NONE, progress);
  }

  /** As {@link #of(Pipeline, LabeledClips, IntConsumer)}, of changed recordings. */
  static FeatureSet of(
      Pipeline<?> pipeline, LabeledClips clips, Change change, IntConsumer progress)
      throws IOException {
    FeatureSet set = new FeatureSet(pipeline.output(), clips.size());
    ThreadLocal<FeatureExtractor<?>> extractors = ThreadLocal.withInitial(pipeline::newExtractor);
    AtomicInteger done = new AtomicInteger();
    try {
      IntStream.range(0, clips.size())
          .parallel()
          .forEach(
              i -> {
                set.fill(i, clips, change, extractors.get());
                progress.accept(done.incrementAndGet());
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return set;
  }

  private void fill(int index, LabeledClips clips, Change change, FeatureExtractor<?> extractor) {
    LabeledClip clip = clips.clips().get(index);
    float[] features = new float[spec.size()];
    try {
      validFrames[index] = extractor.extractInto(change.apply(clip.read(), index), features);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.arraycopy(features, 0, values, index * spec.size(), features.length);
    labels[index] = clips.labels().indexOf(clip.label());
  }

  /** A hash of all features and labels. */
  public String digest() {
    ByteBuffer bytes = ByteBuffer.allocate(4 * (spec.size() + 2));
    MessageDigest digest = Sha256.newDigest();
    for (int clip = 0; clip < size(); clip++) {
      bytes.clear();
      bytes.putInt(labels[clip]).putInt(validFrames[clip]);
      bytes.asFloatBuffer().put(values, clip * spec.size(), spec.size());
      digest.update(bytes.array());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Number of clips. */
  public int size() {
    return labels.length;
  }

  SignalSpec spec() {
    return spec;
  }

  /** Row-major {@code [clips][rows][columns]}. */
  float[] values() {
    return values;
  }

  int validFrames(int clip) {
    return validFrames[clip];
  }

  int label(int clip) {
    return labels[clip];
  }

  int[] labels() {
    return labels;
  }
}
