package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.github.audiomnist.augment.Fill;
import io.github.audiomnist.augment.Mixture;
import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.signal.SignalSpec;
import java.util.Arrays;
import java.util.List;

/** A feature set that lies on the device as a whole; batches are gathered there. */
final class ResidentBatches implements AutoCloseable {

  private final FeatureSet set;
  private final NDManager manager;
  private final NDArray features;

  ResidentBatches(FeatureSet set, NDManager parent) {
    SignalSpec spec = set.spec();
    this.set = set;
    this.manager = parent.newSubManager();
    this.features =
        manager.create(set.values(), new Shape(set.size(), spec.rows(), spec.columns()));
  }

  /** Features and valid frames of the clips {@code indices}, in {@code batchManager}. */
  NDList batch(int[] indices, NDManager batchManager) {
    float[] valid = new float[indices.length];
    for (int i = 0; i < indices.length; i++) {
      valid[i] = set.validFrames(indices[i]);
    }
    NDArray rows = features.get(batchManager, new NDIndex("{}", batchManager.create(indices)));
    return new NDList(rows, batchManager.create(valid));
  }

  /** As {@link #batch}, with the masks that {@code augment} draws for every clip. */
  NDList augmentedBatch(
      int[] indices, NDManager batchManager, SpecAugment augment, long seed, int epoch) {
    return masked(batch(indices, batchManager), indices, batchManager, augment, seed, epoch);
  }

  /**
   * As {@link #augmentedBatch}, of mixtures: each clip's share of its features and the rest of its
   * partner's. Frames are valid that are so in one of them.
   */
  NDList mixedBatch(
      int[] indices,
      List<Mixture> mixtures,
      NDManager batchManager,
      SpecAugment augment,
      long seed,
      int epoch) {
    int[] partners = mixtures.stream().mapToInt(Mixture::partner).toArray();
    NDList clips = batch(indices, batchManager);
    NDList others = batch(partners, batchManager);
    float[] shares = new float[indices.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (float) mixtures.get(i).share();
    }
    NDArray share = batchManager.create(shares, new Shape(indices.length, 1, 1));
    NDArray mixed = clips.get(0).mul(share).add(others.get(0).mul(share.neg().add(1)));
    NDArray valid = clips.get(1).maximum(others.get(1));
    return masked(new NDList(mixed, valid), indices, batchManager, augment, seed, epoch);
  }

  private NDList masked(
      NDList batch,
      int[] indices,
      NDManager batchManager,
      SpecAugment augment,
      long seed,
      int epoch) {
    if (augment.isNone()) {
      return batch;
    }
    int rows = set.spec().rows();
    int columns = set.spec().columns();
    float[] allRows = new float[indices.length * rows];
    float[] allColumns = new float[indices.length * columns];
    float[] rowWeights = new float[rows];
    float[] columnWeights = new float[columns];
    for (int i = 0; i < indices.length; i++) {
      int clip = indices[i];
      augment.draw(seed, epoch, clip, set.validFrames(clip), rowWeights, columnWeights);
      System.arraycopy(rowWeights, 0, allRows, i * rows, rows);
      System.arraycopy(columnWeights, 0, allColumns, i * columns, columns);
    }
    NDArray rowFactors = batchManager.create(allRows, new Shape(indices.length, rows, 1));
    NDArray columnFactors = batchManager.create(allColumns, new Shape(indices.length, 1, columns));
    NDArray masked = batch.get(0).mul(rowFactors).mul(columnFactors);
    if (augment.fill() != Fill.ZERO) {
      NDArray covered = rowFactors.mul(columnFactors).neg().add(1);
      masked = masked.add(covered.mul(fillValues(augment.fill(), indices, batchManager)));
    }
    return new NDList(masked, batch.get(1));
  }

  private NDArray fillValues(Fill fill, int[] indices, NDManager batchManager) {
    SignalSpec spec = set.spec();
    float[] values = new float[indices.length];
    for (int i = 0; i < indices.length; i++) {
      int from = indices[i] * spec.size();
      float[] features = Arrays.copyOfRange(set.values(), from, from + spec.size());
      values[i] = fill.value(features, spec.columns(), set.validFrames(indices[i]));
    }
    return batchManager.create(values, new Shape(indices.length, 1, 1));
  }

  int label(int clip) {
    return set.label(clip);
  }

  /** The labels of the clips {@code indices}. */
  int[] labels(int[] indices) {
    return Arrays.stream(indices).map(set::label).toArray();
  }

  int size() {
    return set.size();
  }

  @Override
  public void close() {
    manager.close();
  }
}
