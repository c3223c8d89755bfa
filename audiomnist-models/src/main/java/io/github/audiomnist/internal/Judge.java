package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.evaluation.ConfusionMatrix;
import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.Metric;
import org.jspecify.annotations.Nullable;

/** Judges a network in training by the validation clips, if there are any. */
final class Judge implements AutoCloseable {

  private static final int BATCH = 256;

  /**
   * How an epoch did.
   *
   * @param accuracy NaN without validation clips
   * @param macroF1 NaN without validation clips
   * @param loss breaks ties of the others, which are common on small sets
   * @param confusion null without validation clips
   */
  record Verdict(
      double accuracy, double macroF1, double loss, @Nullable ConfusionMatrix confusion) {

    /** By what the report of an epoch tells. */
    static boolean isWorse(EpochReport report, EpochReport than, Metric metric) {
      double loss = report.validationLoss();
      double otherLoss = than.validationLoss();
      return switch (metric) {
        case LOSS -> loss > otherLoss;
        case ACCURACY ->
            isWorse(report.validationAccuracy(), than.validationAccuracy(), loss, otherLoss);
        case MACRO_F1 ->
            isWorse(report.validationMacroF1(), than.validationMacroF1(), loss, otherLoss);
      };
    }

    private static boolean isWorse(double score, double other, double loss, double otherLoss) {
      return score < other || (score == other && loss > otherLoss);
    }
  }

  private static final Verdict NONE = new Verdict(Double.NaN, Double.NaN, Double.NaN, null);

  private final @Nullable FeatureSet set;
  private final @Nullable ResidentBatches batches;
  private final Labels labels;

  Judge(@Nullable FeatureSet set, Labels labels, NDManager manager) {
    this.set = set;
    this.labels = labels;
    this.batches = set == null ? null : new ResidentBatches(set, manager);
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
    double f1 = confusion.macroMean().f1();
    return new Verdict(confusion.accuracy(), f1, loss / set.size(), confusion);
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
