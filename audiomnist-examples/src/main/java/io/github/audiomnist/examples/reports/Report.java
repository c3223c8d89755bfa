package io.github.audiomnist.examples.reports;

import io.github.audiomnist.data.DatasetSummary;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.evaluation.ClassScore;
import io.github.audiomnist.evaluation.ConfusionMatrix;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.evaluation.Interval;
import io.github.audiomnist.evaluation.ReliabilityBin;
import io.github.audiomnist.models.Network;
import io.github.audiomnist.models.Provenance;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingReport;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation together with how the recogniser was trained, in the names and the order of the
 * JSON file.
 *
 * @param split how the clips were chosen on which it was evaluated
 * @param clips number of clips on which it was evaluated
 * @param accuracyInterval 95 % interval of the accuracy
 * @param labels of rows and columns of {@code confusion}
 * @param confusion number of clips, {@code [actual][predicted]}
 * @param perSpeaker accuracy for each speaker
 * @param clipsPerSpeaker number of clips of each speaker
 * @param reliability how sure predictions are, and how often right
 * @param mistakes clips that were taken for something else
 * @param model family of the network
 * @param network its sizes
 * @param pipeline the features, a stage in each line of its description
 * @param parameters learned values
 * @param trainedOn how the clips were chosen on which it was trained
 * @param training settings
 * @param epochs the curve
 */
public record Report(
    String split,
    int clips,
    double accuracy,
    Interval accuracyInterval,
    double macroF1,
    double weightedF1,
    double expectedCalibrationError,
    List<ClassScore> perClass,
    List<String> labels,
    List<List<Integer>> confusion,
    Map<String, Double> perSpeaker,
    Map<String, Integer> clipsPerSpeaker,
    List<ReliabilityBin> reliability,
    List<Mistake> mistakes,
    String model,
    Network<?> network,
    List<String> pipeline,
    long parameters,
    String trainedOn,
    int trainClips,
    int validationClips,
    long seed,
    Training training,
    int bestEpoch,
    List<Epoch> epochs,
    double featureSeconds,
    double trainSeconds,
    int threads,
    String created,
    Versions versions) {

  /** An epoch; what needs validation clips is absent without any. */
  public record Epoch(
      int epoch,
      double trainLoss,
      @Nullable Double validationLoss,
      @Nullable Double validationAccuracy,
      @Nullable Double validationMacroF1,
      double learningRate,
      double seconds) {

    /** The epoch again; what nobody measured is NaN or, of paces, 0. */
    public EpochReport toEpochReport() {
      return new EpochReport(
          epoch,
          trainLoss,
          orNaN(validationLoss),
          orNaN(validationAccuracy),
          orNaN(validationMacroF1),
          learningRate,
          seconds,
          0,
          0);
    }

    private static double orNaN(@Nullable Double value) {
      return value == null ? Double.NaN : value;
    }

    static Epoch of(EpochReport report) {
      return new Epoch(
          report.epoch(),
          report.trainLoss(),
          known(report.validationLoss()),
          known(report.validationAccuracy()),
          known(report.validationMacroF1()),
          report.learningRate(),
          report.seconds());
    }

    /** JSON has no NaN. */
    private static @Nullable Double known(double value) {
      return Double.isNaN(value) ? null : value;
    }
  }

  /**
   * A clip that was taken for something else.
   *
   * @param clip where it comes from
   * @param probability of the label that it was taken for
   */
  public record Mistake(
      String clip, String speaker, String actual, String predicted, float probability) {

    static Mistake of(Evaluation.Mistake mistake) {
      return new Mistake(
          mistake.clip().source(),
          mistake.clip().speaker(),
          mistake.clip().label(),
          mistake.prediction().label(),
          mistake.prediction().probability());
    }
  }

  /** Versions with which the recogniser was trained, and of this program. */
  public record Versions(String java, String engine, String audiomnist) {}

  /**
   * The report on {@code recognizer} by {@code evaluation}, of clips chosen by {@code split}.
   *
   * @param version of this program
   */
  public static Report of(
      String split, Recognizer recognizer, Evaluation evaluation, String version) {
    Provenance provenance = recognizer.provenance();
    TrainingReport training = provenance.report();
    return new Report(
        split,
        evaluation.clips(),
        evaluation.accuracy(),
        evaluation.accuracyInterval(),
        evaluation.macroF1(),
        evaluation.weightedF1(),
        evaluation.expectedCalibrationError(),
        evaluation.perClass(),
        recognizer.labels().names(),
        rows(evaluation.confusion()),
        evaluation.perSpeakerAccuracy(),
        DatasetSummary.of(evaluation.labeledClips()).bySpeaker(),
        evaluation.reliability(),
        evaluation.mistakes().stream().map(Mistake::of).toList(),
        recognizer.network().family(),
        recognizer.network(),
        recognizer.pipeline().describe().lines().toList(),
        training.parameters(),
        provenance.protocol(),
        training.trainClips(),
        training.validationClips(),
        training.settings().seed(),
        training.settings(),
        training.bestEpoch(),
        training.epochs().stream().map(Epoch::of).toList(),
        training.featureSeconds(),
        training.trainSeconds(),
        training.threads(),
        provenance.created(),
        new Versions(provenance.java(), training.engine(), version));
  }

  private static List<List<Integer>> rows(ConfusionMatrix confusion) {
    Labels labels = confusion.labels();
    return IntStream.range(0, labels.size())
        .mapToObj(
            actual ->
                IntStream.range(0, labels.size())
                    .mapToObj(predicted -> confusion.count(actual, predicted))
                    .toList())
        .toList();
  }
}
