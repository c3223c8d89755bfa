package io.github.audiomnist.evaluation;

import io.github.audiomnist.data.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How often each label was taken for each other. Immutable; threads may share it. */
public final class ConfusionMatrix {

  private final Labels labels;
  // [actual][predicted]
  private final int[][] counts;

  private ConfusionMatrix(Labels labels, int[][] counts) {
    this.labels = labels;
    this.counts = counts;
  }

  /**
   * Counts pairs of actual and predicted label.
   *
   * @param actual index of each clip's label, {@code [numClips]}
   * @param predicted index of the label that it was taken for, {@code [numClips]}
   * @throws IllegalArgumentException if the lengths differ, or an index is not in 0 to {@code
   *     labels.size() - 1}
   */
  public static ConfusionMatrix of(Labels labels, int[] actual, int[] predicted) {
    if (actual.length != predicted.length) {
      throw new IllegalArgumentException(
          "ConfusionMatrix: expected a prediction for each clip, found %s clips and %s predictions"
              .formatted(actual.length, predicted.length));
    }
    int[][] counts = new int[labels.size()][labels.size()];
    for (int i = 0; i < actual.length; i++) {
      counts[checked(labels, actual[i])][checked(labels, predicted[i])]++;
    }
    return new ConfusionMatrix(labels, counts);
  }

  /**
   * The counts of both together, for the folds of a cross-validation.
   *
   * @throws IllegalArgumentException if the labels differ
   */
  public ConfusionMatrix plus(ConfusionMatrix other) {
    if (!labels.equals(other.labels)) {
      throw new IllegalArgumentException(
          "ConfusionMatrix: expected labels %s, found %s".formatted(labels, other.labels));
    }
    int[][] sums = new int[labels.size()][];
    for (int row = 0; row < sums.length; row++) {
      int[] others = other.counts[row];
      int[] own = counts[row];
      sums[row] =
          IntStream.range(0, own.length).map(i -> Math.addExact(own[i], others[i])).toArray();
    }
    return new ConfusionMatrix(labels, sums);
  }

  /** The labels of rows and columns. */
  public Labels labels() {
    return labels;
  }

  /** Number of clips with label {@code actual} that were taken for {@code predicted}. */
  public int count(int actual, int predicted) {
    return counts[checked(labels, actual)][checked(labels, predicted)];
  }

  /** As {@link #count(int, int)}, by name. */
  public int count(String actual, String predicted) {
    return count(labels.indexOf(actual), labels.indexOf(predicted));
  }

  /** Number of clips. */
  public int total() {
    return Arrays.stream(counts).mapToInt(row -> Arrays.stream(row).sum()).sum();
  }

  /** Number of clips that were recognised. */
  public int hits() {
    return IntStream.range(0, counts.length).map(i -> counts[i][i]).sum();
  }

  /** The share of clips that were recognised; 0 of none. */
  public double accuracy() {
    return total() == 0 ? 0 : (double) hits() / total();
  }

  /** Number of clips with label {@code actual}. */
  public int support(int actual) {
    return Arrays.stream(counts[checked(labels, actual)]).sum();
  }

  /** Number of clips taken for label {@code predicted}. */
  public int predicted(int predicted) {
    int column = checked(labels, predicted);
    return Arrays.stream(counts).mapToInt(row -> row[column]).sum();
  }

  /** How well each label is recognised, in the order of the labels. */
  public List<ClassScore> perClass() {
    return IntStream.range(0, labels.size())
        .mapToObj(i -> ClassScore.of(labels.name(i), counts[i][i], predicted(i), support(i)))
        .toList();
  }

  /**
   * The mean scores of the labels, each counting the same; labels that never occur are left out.
   */
  public ClassScore macroMean() {
    return MeanScores.macro(this);
  }

  /** The mean scores of the labels by their numbers of clips. */
  public ClassScore weightedMean() {
    return MeanScores.weighted(this);
  }

  private static int checked(Labels labels, int index) {
    if (index < 0 || index >= labels.size()) {
      throw new IllegalArgumentException(
          "ConfusionMatrix: expected the index of a label in 0 to %s, found %s"
              .formatted(labels.size() - 1, index));
    }
    return index;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix that
        && labels.equals(that.labels)
        && Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * labels.hashCode() + Arrays.deepHashCode(counts);
  }

  /** A table with a row for each actual label and a column for each predicted one. */
  @Override
  public String toString() {
    return ReportTables.confusion(this);
  }
}
