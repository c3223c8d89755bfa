package io.github.audiomnist.examples.plots;

import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.evaluation.Prediction;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The clips whose predictions are about equally sure.
 *
 * @param low probability of the prediction above which clips are in this bin
 * @param high probability up to which they are
 * @param clips number of clips
 * @param meanProbability of their predictions; 0 of none
 * @param accuracy the share of them that is right; 0 of none
 */
public record ReliabilityBin(
    double low, double high, int clips, double meanProbability, double accuracy) {

  /** As many as {@link Evaluation#expectedCalibrationError()} has. */
  static final int NUM_BINS = 15;

  /** The bins of an evaluation, from the least to the most sure. */
  public static List<ReliabilityBin> of(Evaluation evaluation) {
    double[] probabilities = new double[NUM_BINS];
    int[] hits = new int[NUM_BINS];
    int[] clips = new int[NUM_BINS];
    for (int i = 0; i < evaluation.clips(); i++) {
      Prediction prediction = evaluation.predictions().get(i);
      int bin = (int) Math.ceil(prediction.probability() * (double) NUM_BINS) - 1;
      bin = Math.min(Math.max(bin, 0), NUM_BINS - 1);
      String label = evaluation.labeledClips().clips().get(i).label();
      probabilities[bin] += prediction.probability();
      hits[bin] += prediction.label().equals(label) ? 1 : 0;
      clips[bin]++;
    }
    return IntStream.range(0, NUM_BINS)
        .mapToObj(
            i ->
                new ReliabilityBin(
                    (double) i / NUM_BINS,
                    (i + 1.0) / NUM_BINS,
                    clips[i],
                    probabilities[i] / Math.max(1, clips[i]),
                    (double) hits[i] / Math.max(1, clips[i])))
        .toList();
  }
}
