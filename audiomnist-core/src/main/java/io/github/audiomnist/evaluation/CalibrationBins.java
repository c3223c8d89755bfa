package io.github.audiomnist.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Clips in 15 bins of equal width by the probability of their prediction, for the expected
 * calibration error of Guo et al., "On Calibration of Modern Neural Networks", ICML 2017. Bin i
 * holds the probabilities above i / 15 up to (i + 1) / 15. Not for threads to share.
 */
final class CalibrationBins {

  static final int NUM_BINS = 15;

  private final double[] probabilities = new double[NUM_BINS];
  private final int[] hits = new int[NUM_BINS];
  private final int[] clips = new int[NUM_BINS];
  private int total;

  void add(double probability, boolean hit) {
    int bin = (int) Math.ceil(probability * NUM_BINS) - 1;
    bin = Math.min(Math.max(bin, 0), NUM_BINS - 1);
    probabilities[bin] += probability;
    hits[bin] += hit ? 1 : 0;
    clips[bin]++;
    total++;
  }

  /**
   * The mean over clips of the difference, in their bin, of mean probability and share of hits. The
   * number of clips in a bin cancels out: (n / total) |sum p / n - hits / n|.
   */
  double expectedError() {
    double error = 0;
    for (int bin = 0; bin < NUM_BINS; bin++) {
      error += Math.abs(probabilities[bin] - hits[bin]) / total;
    }
    return error;
  }

  List<ReliabilityBin> bins() {
    return IntStream.range(0, NUM_BINS).mapToObj(this::bin).toList();
  }

  private ReliabilityBin bin(int bin) {
    double divisor = Math.max(1, clips[bin]);
    return new ReliabilityBin(
        (double) bin / NUM_BINS,
        (bin + 1.0) / NUM_BINS,
        clips[bin],
        probabilities[bin] / divisor,
        hits[bin] / divisor);
  }
}
