package io.github.audiomnist.evaluation;

/**
 * How well one label is recognised; a ratio of nothing to nothing counts as 0. Immutable; threads
 * may share it.
 *
 * @param label the name
 * @param precision of the clips taken for this label, the share that has it
 * @param recall of the clips with this label, the share that was taken for it
 * @param f1 the harmonic mean of precision and recall
 * @param support number of clips with this label
 */
public record ClassScore(String label, double precision, double recall, double f1, int support) {

  /**
   * The score from counts.
   *
   * @param hits clips with the label taken for it
   * @param predicted clips taken for the label
   * @param support clips with the label
   */
  static ClassScore of(String label, int hits, int predicted, int support) {
    return new ClassScore(
        label,
        ratio(hits, predicted),
        ratio(hits, support),
        ratio(2.0 * hits, (double) predicted + support),
        support);
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
