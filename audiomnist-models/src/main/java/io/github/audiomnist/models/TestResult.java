package io.github.audiomnist.models;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.evaluation.Interval;
import io.github.audiomnist.evaluation.Prediction;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a recogniser did on its test clips, so that {@link Recognizer#verify} can find out whether
 * it does so again. Immutable.
 *
 * @param protocol how the clips were chosen
 * @param split how they can be chosen again; null if nobody said
 * @param clips number of clips
 * @param hits of them recognised
 * @param accuracy share recognised
 * @param accuracyInterval 95 %, of Wilson
 * @param macroF1 mean F1 of the labels
 * @param sha256 hash of the clips; see {@link LabeledClips#sha256}
 * @param predicted index of the label that each clip was taken for
 */
public record TestResult(
    String protocol,
    @Nullable SplitChoice split,
    int clips,
    int hits,
    double accuracy,
    Interval accuracyInterval,
    double macroF1,
    String sha256,
    List<Integer> predicted) {

  /** Copies the list. */
  public TestResult {
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(sha256, "sha256");
    predicted = List.copyOf(predicted);
  }

  /**
   * The result of an evaluation.
   *
   * @throws IOException if a clip cannot be read; the message names it
   */
  public static TestResult of(Evaluation evaluation) throws IOException {
    return new TestResult(
        evaluation.protocol(),
        null,
        evaluation.clips(),
        evaluation.confusion().hits(),
        evaluation.accuracy(),
        evaluation.accuracyInterval(),
        evaluation.macroF1(),
        evaluation.labeledClips().sha256(),
        predicted(evaluation));
  }

  private static List<Integer> predicted(Evaluation evaluation) {
    return evaluation.predictions().stream().map(Prediction::labelIndex).toList();
  }

  /** A copy that says how the clips can be chosen again. */
  public TestResult withSplit(SplitChoice newSplit) {
    return new TestResult(
        protocol, newSplit, clips, hits, accuracy, accuracyInterval, macroF1, sha256, predicted);
  }

  /** How an evaluation of the same clips differs, in words; empty if no prediction does. */
  Optional<String> difference(Evaluation found) {
    List<Integer> others = predicted(found);
    if (others.size() != predicted.size()) {
      return Optional.of("%s clips, found %s".formatted(predicted.size(), others.size()));
    }
    int[] different =
        IntStream.range(0, others.size())
            .filter(i -> !others.get(i).equals(predicted.get(i)))
            .toArray();
    return different.length == 0
        ? Optional.empty()
        : Optional.of(difference(found, different.length, different[0]));
  }

  private String difference(Evaluation found, int count, int first) {
    return String.format(
        Locale.ROOT,
        "accuracy %.2f %%, found %.2f %%, with other labels for %d of %d clips, first %s, as %s in"
            + " place of %s",
        100 * accuracy,
        100 * found.accuracy(),
        count,
        clips,
        found.labeledClips().clips().get(first),
        found.predictions().get(first).label(),
        found.labeledClips().labels().name(predicted.get(first)));
  }
}
