package io.github.audiomnist.models;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.evaluation.ConfusionMatrix;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.evaluation.Interval;
import io.github.audiomnist.internal.TrainingJson;
import io.github.audiomnist.training.Ending;
import io.github.audiomnist.training.TrainingReport;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The result of a cross-validation as JSON, in the names and the order of these records. */
final class CrossValidationJson {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /**
   * The whole.
   *
   * @param clips different recordings that were tested
   * @param accuracy of all tests of all seeds
   * @param accuracyInterval 95 %, each recording counted once
   * @param standardDeviation absent of one training
   * @param confusion number of tests, {@code [actual][predicted]}
   */
  private record Document(
      String family,
      JsonElement network,
      JsonElement pipeline,
      JsonElement training,
      List<Long> seeds,
      int clips,
      double accuracy,
      Interval accuracyInterval,
      double meanAccuracy,
      @Nullable Double standardDeviation,
      double macroF1,
      Map<Long, Double> perSeed,
      Map<String, Double> perSpeaker,
      List<String> labels,
      List<List<Integer>> confusion,
      List<Row> folds) {}

  /** A fold with one seed. */
  private record Row(
      int fold,
      long seed,
      String protocol,
      int trainClips,
      int validationClips,
      int testClips,
      double accuracy,
      Interval accuracyInterval,
      double macroF1,
      Map<String, Double> perSpeaker,
      int epochs,
      int bestEpoch,
      Ending ending,
      long parameters,
      double featureSeconds,
      double trainSeconds,
      int threads,
      String created,
      String library,
      String engine,
      String java,
      String trainSha256,
      String validationSha256) {

    static Row of(FoldResult fold) {
      Provenance provenance = fold.provenance();
      TrainingReport report = provenance.report();
      Evaluation evaluation = fold.evaluation();
      return new Row(
          fold.fold(),
          fold.seed(),
          provenance.protocol(),
          report.trainClips(),
          report.validationClips(),
          evaluation.clips(),
          evaluation.accuracy(),
          evaluation.accuracyInterval(),
          evaluation.macroF1(),
          evaluation.perSpeakerAccuracy(),
          report.epochs().size(),
          report.bestEpoch(),
          report.ending(),
          report.parameters(),
          report.featureSeconds(),
          report.trainSeconds(),
          report.threads(),
          provenance.created(),
          provenance.library(),
          report.engine(),
          provenance.java(),
          provenance.trainSha256(),
          provenance.validationSha256());
    }
  }

  private CrossValidationJson() {}

  static String of(CrossValidationResult result) {
    RecognizerTrainer trainer = result.trainer();
    double deviation = result.standardDeviation();
    Document document =
        new Document(
            trainer.network().family(),
            NetworkFamily.encode(trainer.network()),
            JsonParser.parseString(trainer.pipeline().toJson()),
            TrainingJson.encode(result.settings()),
            result.seeds(),
            result.testedClips(),
            result.accuracy(),
            result.accuracyInterval(),
            result.meanAccuracy(),
            Double.isNaN(deviation) ? null : deviation,
            result.pooled().macroF1(),
            result.perSeedAccuracy(),
            result.perSpeakerAccuracy(),
            result.confusion().labels().names(),
            rows(result.confusion()),
            result.folds().stream().map(Row::of).toList());
    return GSON.toJson(document) + "\n";
  }

  private static List<List<Integer>> rows(ConfusionMatrix confusion) {
    Labels labels = confusion.labels();
    return IntStream.range(0, labels.size()).mapToObj(actual -> row(confusion, actual)).toList();
  }

  private static List<Integer> row(ConfusionMatrix confusion, int actual) {
    return IntStream.range(0, confusion.labels().size())
        .mapToObj(predicted -> confusion.count(actual, predicted))
        .toList();
  }
}
