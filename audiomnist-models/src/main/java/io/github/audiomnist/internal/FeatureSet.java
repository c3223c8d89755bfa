package io.github.audiomnist.internal;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.ArrayDataset;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.pipeline.FeatureExtractor;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.SignalSpec;
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

  /** Where the features of a clip come from. */
  @FunctionalInterface
  interface Extraction {

    /**
     * Writes the features of clip {@code index}, and gives their valid frames; called by any
     * thread.
     *
     * @throws IOException if the clip cannot be read
     */
    int extract(int index, float[] features) throws IOException;
  }

  /**
   * Makes the features of all clips, on all processors.
   *
   * @param progress is told the number of clips done, by any thread
   * @throws IOException if a clip cannot be read
   */
  public static FeatureSet of(Pipeline<?> pipeline, LabeledClips clips, IntConsumer progress)
      throws IOException {
    ThreadLocal<FeatureExtractor<?>> extractors = ThreadLocal.withInitial(pipeline::newExtractor);
    return of(
        pipeline.output(),
        clips,
        (index, features) ->
            extractors.get().extractInto(clips.clips().get(index).read(), features),
        progress);
  }

  /** As {@link #of(Pipeline, LabeledClips, IntConsumer)}, of features that are made otherwise. */
  static FeatureSet of(
      SignalSpec spec, LabeledClips clips, Extraction extraction, IntConsumer progress)
      throws IOException {
    FeatureSet set = new FeatureSet(spec, clips.size());
    AtomicInteger done = new AtomicInteger();
    try {
      IntStream.range(0, clips.size())
          .parallel()
          .forEach(
              i -> {
                set.fill(i, clips, extraction);
                progress.accept(done.incrementAndGet());
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return set;
  }

  private void fill(int index, LabeledClips clips, Extraction extraction) {
    float[] features = new float[spec.size()];
    try {
      validFrames[index] = extraction.extract(index, features);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.arraycopy(features, 0, values, index * spec.size(), features.length);
    labels[index] = clips.labels().indexOf(clips.clips().get(index).label());
  }

  /**
   * A data set of DJL: features {@code [clips][rows][frames]}, numbers of valid frames {@code
   * [clips]} and indices of labels {@code [clips]}, in batches.
   *
   * @param shuffle whether clips come in another order each time
   */
  public ArrayDataset toDjl(NDManager manager, int batchSize, boolean shuffle) {
    float[] valid = new float[size()];
    for (int clip = 0; clip < valid.length; clip++) {
      valid[clip] = validFrames[clip];
    }
    Shape shape = new Shape(size(), spec.rows(), spec.columns());
    return new ArrayDataset.Builder()
        .setData(manager.create(values, shape), manager.create(valid))
        .optLabels(manager.create(labels))
        .setSampling(batchSize, shuffle)
        .build();
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
