package io.github.audiomnist.models;

import io.github.audiomnist.data.Labels;
import io.github.audiomnist.evaluation.ConfusionMatrix;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.training.TrainingReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The result of a cross-validation as Markdown, lines ended by {@code \n}. */
final class CrossValidationMarkdown {

  private final StringBuilder text = new StringBuilder();
  private final CrossValidationResult result;

  private CrossValidationMarkdown(CrossValidationResult result) {
    this.result = result;
  }

  static String of(CrossValidationResult result) {
    CrossValidationMarkdown markdown = new CrossValidationMarkdown(result);
    markdown.figures();
    markdown.folds();
    markdown.speakers();
    markdown.confusion();
    markdown.origin();
    return markdown.text.toString();
  }

  private void figures() {
    int runs = result.folds().size();
    line(
        "Accuracy **%.2f %%** of %d clips in %d folds, 95 %% interval %s; mean of %d trainings %.2f %%%s.",
        100 * result.accuracy(),
        result.testedClips(),
        runs / result.seeds().size(),
        result.accuracyInterval(),
        runs,
        100 * result.meanAccuracy(),
        runs == 1
            ? ""
            : format(", standard deviation %.2f points", 100 * result.standardDeviation()));
    if (result.seeds().size() > 1) {
      String seeds =
          result.perSeedAccuracy().entrySet().stream()
              .map(seed -> format("%d: %.2f %%", seed.getKey(), 100 * seed.getValue()))
              .collect(Collectors.joining(", "));
      line("By seed: %s.", seeds);
    }
  }

  private void folds() {
    line("");
    header("seed", "split", "accuracy", "95 % interval", "macro F1", "kept epoch", "training, s");
    for (FoldResult fold : result.folds()) {
      Evaluation evaluation = fold.evaluation();
      TrainingReport report = fold.provenance().report();
      line(
          "| %d | %s | %.2f %% | %s | %.4f | %d of %d | %.1f |",
          fold.seed(),
          cell(fold.provenance().protocol()),
          100 * evaluation.accuracy(),
          evaluation.accuracyInterval(),
          evaluation.macroF1(),
          report.bestEpoch(),
          report.epochs().size(),
          report.trainSeconds());
    }
  }

  private void speakers() {
    line("");
    header("speaker", "accuracy");
    for (Map.Entry<String, Double> speaker : result.perSpeakerAccuracy().entrySet()) {
      line("| %s | %.2f %% |", cell(speaker.getKey()), 100 * speaker.getValue());
    }
  }

  private void confusion() {
    ConfusionMatrix confusion = result.confusion();
    Labels labels = confusion.labels();
    line("");
    line("| actual \\ predicted | %s |", cells(labels.names()));
    line("|---|%s", "---|".repeat(labels.size()));
    for (int actual = 0; actual < labels.size(); actual++) {
      int row = actual;
      List<String> counts =
          IntStream.range(0, labels.size())
              .mapToObj(column -> String.valueOf(confusion.count(row, column)))
              .toList();
      line("| %s | %s |", cell(labels.name(actual)), cells(counts));
    }
  }

  private void origin() {
    Provenance first = result.folds().get(0).provenance();
    line("");
    line("- network: %s", result.trainer().network());
    line(
        "- features: `%s`",
        String.join("`, `", result.trainer().pipeline().describe().lines().toList()));
    line("- training: %s", result.settings());
    line(
        "- seeds: %s; %d parameters; %d threads",
        result.seeds(), first.report().parameters(), first.report().threads());
    line(
        "- versions: audiomnist %s, %s, Java %s",
        first.library(), first.report().engine(), first.java());
  }

  private void header(String... names) {
    line("| %s |", cells(List.of(names)));
    line("|%s", "---|".repeat(names.length));
  }

  private static String cells(List<String> texts) {
    return texts.stream().map(CrossValidationMarkdown::cell).collect(Collectors.joining(" | "));
  }

  /** Names of speakers and labels may hold what ends a cell. */
  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private void line(String format, Object... values) {
    text.append(format(format, values)).append('\n');
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
