package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.evaluation.ConfusionMatrix;
import org.jspecify.annotations.Nullable;

/** Judges a network in training by the validation clips, if there are any. */
final class Judge implements AutoCloseable {

  private static final int BATCH = 256;

  /**
   * How an epoch did.
   *
   * @param macroF1 by which epochs are told apart; NaN without validation clips
   * @param loss breaks ties of macro F1, which are common on small sets
   */
  record Verdict(double accuracy, double macroF1, double loss) {

    boolean isWorseThan(Verdict other) {
      return macroF1 < other.macroF1 || (macroF1 == other.macroF1 && loss > other.loss);
    }
  }

  private static final Verdict NONE = new Verdict(Double.NaN, Double.NaN, Double.NaN);

  private final @Nullable FeatureSet set;
  private final @Nullable ResidentBatches batches;
  private final Labels labels;
  private Verdict best = NONE;

  Judge(@Nullable FeatureSet set, Labels labels, NDManager manager) {
    this.set = set;
    this.labels = labels;
    this.batches = set == null ? null : new ResidentBatches(set, manager);
  }

  Verdict best() {
    return best;
  }

  void keep(Verdict verdict) {
    best = verdict;
  }

  Verdict judge(NetworkBlock block, ParameterStore store) {
    if (set == null || batches == null) {
      return NONE;
    }
    int[] predicted = new int[set.size()];
    double loss = 0;
    for (int start = 0; start < set.size(); start += BATCH) {
      int[] indices = Classifier.range(start, Math.min(set.size(), start + BATCH));
      loss += judge(block, store, batches, indices, predicted);
    }
    ConfusionMatrix confusion = ConfusionMatrix.of(labels, set.labels(), predicted);
    return new Verdict(confusion.accuracy(), confusion.macroMean().f1(), loss / set.size());
  }

  private double judge(
      NetworkBlock block,
      ParameterStore store,
      ResidentBatches resident,
      int[] indices,
      int[] predicted) {
    try (NDManager scope = store.getManager().newSubManager()) {
      NDArray logits = block.infer(store, resident.batch(indices, scope));
      float[] logProbabilities = logits.logSoftmax(-1).toFloatArray();
      int classes = labels.size();
      double loss = 0;
      for (int i = 0; i < indices.length; i++) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
          if (logProbabilities[i * classes + c] > logProbabilities[i * classes + best]) {
            best = c;
          }
        }
        predicted[indices[i]] = best;
        loss -= logProbabilities[i * classes + resident.label(indices[i])];
      }
      return loss;
    }
  }

  @Override
  public void close() {
    if (batches != null) {
      batches.close();
    }
  }
}
