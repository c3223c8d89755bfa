package io.github.audiomnist.evaluation;

import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How well clips are recognised. Immutable; threads may share it.
 *
 * <p>Means over labels are scikit-learn's: macro gives every label the same weight, weighted the
 * number of its clips; a label that neither a clip has nor a prediction names does not count; a
 * ratio of nothing to nothing is 0 ({@code zero_division=0}).
 */
public final class Evaluation {

  private final String protocol;
  private final LabeledClips clips;
  private final List<Prediction> predictions;
  private final ConfusionMatrix confusion;

  /**
   * A clip that was taken for something else.
   *
   * @param clip with its actual label
   * @param prediction with the label it was taken for
   */
  public record Mistake(LabeledClip clip, Prediction prediction) {

    /** For example {@code recordings/7_george_12.wav (7, george): 1, 0.612}. */
    @Override
    public String toString() {
      return clip + ": " + prediction;
    }
  }

  private Evaluation(String protocol, LabeledClips clips, List<Prediction> predictions) {
    this.protocol = protocol;
    this.clips = clips;
    this.predictions = List.copyOf(predictions);
    this.confusion =
        ConfusionMatrix.of(
            clips.labels(),
            clips.clips().stream().mapToInt(clip -> clips.labels().indexOf(clip.label())).toArray(),
            predictions.stream().mapToInt(Prediction::labelIndex).toArray());
  }

  /** As {@link #of(String, LabeledClips, List)}, without a protocol. */
  public static Evaluation of(LabeledClips clips, List<Prediction> predictions) {
    return of("", clips, predictions);
  }

  /**
   * The evaluation of predictions.
   *
   * @param protocol how the clips were chosen, quoted in the report; see {@link
   *     io.github.audiomnist.data.Split#protocol()}
   * @param clips with their actual labels
   * @param predictions one for each clip, in their order
   * @throws IllegalArgumentException if there is no clip, or the numbers of clips and predictions
   *     differ, or a prediction has other labels than the clips
   */
  public static Evaluation of(String protocol, LabeledClips clips, List<Prediction> predictions) {
    if (clips.isEmpty() || clips.size() != predictions.size()) {
      throw new IllegalArgumentException(
          "Evaluation: expected a prediction for each of at least one clip, found %s clips and %s"
                  .formatted(clips.size(), predictions.size())
              + " predictions; pass what was predicted for these clips, in their order");
    }
    for (Prediction prediction : predictions) {
      if (!prediction.labels().equals(clips.labels())) {
        throw new IllegalArgumentException(
            "Evaluation: expected predictions of the clips' labels %s, found %s; relabel the clips"
                .formatted(clips.labels(), prediction.labels()));
      }
    }
    return new Evaluation(protocol, clips, predictions);
  }

  /** How the clips were chosen; empty if nobody said. */
  public String protocol() {
    return protocol;
  }

  /** Number of clips. */
  public int clips() {
    return clips.size();
  }

  /** The clips with their actual labels. */
  public LabeledClips labeledClips() {
    return clips;
  }

  /** The predictions, one for each clip, in their order. */
  public List<Prediction> predictions() {
    return predictions;
  }

  /** Which label was taken for which. */
  public ConfusionMatrix confusion() {
    return confusion;
  }

  /** The share of clips that were recognised. */
  public double accuracy() {
    return confusion.accuracy();
  }

  /** The 95 % interval of {@link #accuracy()}; see {@link Interval#wilson}. */
  public Interval accuracyInterval() {
    return Interval.wilson(confusion.hits(), clips());
  }

  /**
   * The share of clips whose label is among the {@code k} most probable.
   *
   * @throws IllegalArgumentException if {@code k < 1}
   */
  public double topK(int k) {
    int hits = 0;
    for (int i = 0; i < clips(); i++) {
      String label = clips.clips().get(i).label();
      boolean hit = predictions.get(i).top(k).stream().anyMatch(c -> c.label().equals(label));
      hits += hit ? 1 : 0;
    }
    return (double) hits / clips();
  }

  /** How well each label is recognised, in the order of the labels. */
  public List<ClassScore> perClass() {
    return confusion.perClass();
  }

  /** The mean precision of the labels. */
  public double macroPrecision() {
    return confusion.macroMean().precision();
  }

  /** The mean recall of the labels. */
  public double macroRecall() {
    return confusion.macroMean().recall();
  }

  /** The mean F1 of the labels. */
  public double macroF1() {
    return confusion.macroMean().f1();
  }

  /** The mean precision of the labels by their numbers of clips. */
  public double weightedPrecision() {
    return confusion.weightedMean().precision();
  }

  /** The mean recall of the labels by their numbers of clips: the accuracy, but for rounding. */
  public double weightedRecall() {
    return confusion.weightedMean().recall();
  }

  /** The mean F1 of the labels by their numbers of clips. */
  public double weightedF1() {
    return confusion.weightedMean().f1();
  }

  /**
   * How far the predictions' probabilities are from the share of them that is right: 0 if of those
   * made with 90 % nine in ten are right. By 15 bins of equal width over the probability of the
   * predicted label (Guo et al., ICML 2017).
   */
  public double expectedCalibrationError() {
    return calibration().expectedError();
  }

  /**
   * The bins of {@link #expectedCalibrationError}, from 0 to 1, also those without a clip: the bars
   * of a reliability diagram.
   */
  public List<ReliabilityBin> reliability() {
    return calibration().bins();
  }

  private CalibrationBins calibration() {
    CalibrationBins bins = new CalibrationBins();
    for (int i = 0; i < clips(); i++) {
      bins.add(predictions.get(i).probability(), isHit(i));
    }
    return bins;
  }

  /** The accuracy for each speaker, in alphabetical order. */
  public SortedMap<String, Double> perSpeakerAccuracy() {
    SortedMap<String, Double> accuracies =
        IntStream.range(0, clips())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> clips.clips().get(i).speaker(),
                    TreeMap::new,
                    Collectors.averagingDouble(i -> isHit(i) ? 1 : 0)));
    return Collections.unmodifiableSortedMap(accuracies);
  }

  /** The clips that were taken for something else, in their order. */
  public List<Mistake> mistakes() {
    return IntStream.range(0, clips())
        .filter(i -> !isHit(i))
        .mapToObj(i -> new Mistake(clips.clips().get(i), predictions.get(i)))
        .toList();
  }

  boolean isHit(int clip) {
    return predictions.get(clip).label().equals(clips.clips().get(clip).label());
  }

  /** The report: protocol, accuracy with its interval, a table of the labels, the confusion. */
  @Override
  public String toString() {
    String head =
        String.format(
            Locale.ROOT,
            "accuracy %.2f %% of %d clips, 95 %% interval %s\n",
            100 * accuracy(),
            clips(),
            accuracyInterval());
    List<ClassScore> lines = new ArrayList<>(perClass());
    lines.add(confusion.macroMean());
    lines.add(confusion.weightedMean());
    return (protocol.isEmpty() ? "" : protocol + "\n")
        + head
        + "\n"
        + ReportTables.scores(lines)
        + "\n"
        + confusion;
  }
}
