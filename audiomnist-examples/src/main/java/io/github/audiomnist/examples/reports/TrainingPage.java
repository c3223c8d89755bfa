package io.github.audiomnist.examples.reports;

import io.github.audiomnist.evaluation.ClassScore;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.evaluation.ReliabilityBin;
import io.github.audiomnist.examples.plots.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report of a training as a page, with its figures also as files. */
public final class TrainingPage {

  private static final int MOST_ROWS = 200;
  private static final String UNKNOWN = "\u2013";

  private final Report report;
  private final List<MistakeCard> mistakes;
  private final Map<String, Figure> figures;

  private TrainingPage(Report report, List<MistakeCard> mistakes) {
    this.report = report;
    this.mistakes = mistakes;
    this.figures = ReportFigures.of(report);
  }

  /**
   * The page of a report.
   *
   * @param evaluation of which the report is
   * @throws IOException if a clip that was taken for something else can no longer be read
   */
  public static TrainingPage of(Report report, Evaluation evaluation) throws IOException {
    return new TrainingPage(report, MistakeCard.of(evaluation));
  }

  /**
   * Writes {@code report.html}, {@code report.json} and the figures as PNG and SVG.
   *
   * @param folder is made if need be
   */
  public void write(Path folder) throws IOException {
    ReportWriter.writeText(html(), folder.resolve("report.html"));
    ReportWriter.write(report, folder.resolve("report.json"));
    ReportFigures.write(figures, folder.resolve("figures"));
  }

  /** The page, which needs no other file. */
  String html() {
    Html html = new Html("Training of %s".formatted(report.model()));
    html.numbers(numbers());
    html.paragraph("Clips were chosen so: %s.".formatted(report.split().replaceAll("\\.$", "")));
    html.section("Learning curves");
    addWithTable(
        html,
        "curves",
        "Epochs, of which %s was kept".formatted(report.bestEpoch()),
        List.of("Epoch", "Training loss", "Loss", "Accuracy", "Macro F1", "Rate", "Seconds"),
        report.epochs().stream().map(TrainingPage::row).toList());
    html.section("Labels");
    addWithTable(
        html,
        "classes",
        "Scores of each label",
        List.of("Label", "Precision", "Recall", "F1", "Clips"),
        report.perClass().stream().map(TrainingPage::row).toList());
    addWithTable(
        html,
        "confusion",
        "Clips by actual label, in rows, and predicted label",
        confusionHeaders(),
        confusion());
    html.section("Speakers");
    addWithTable(
        html,
        "speakers",
        "Accuracy of each speaker",
        List.of("Speaker", "Accuracy", "Clips"),
        speakers());
    html.section("Calibration");
    addWithTable(
        html,
        "reliability",
        format(
            "By probability; the expected calibration error is %.4f",
            report.expectedCalibrationError()),
        List.of("Probability", "Clips", "Mean probability", "Accuracy"),
        report.reliability().stream().map(TrainingPage::row).toList());
    addMistakes(html);
    ConfigurationTables.add(report, html);
    return html.page();
  }

  private Map<String, String> numbers() {
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("Accuracy", format("%.2f %%", 100 * report.accuracy()));
    numbers.put("95 % interval", report.accuracyInterval().toString());
    numbers.put("Macro F1", format("%.4f", report.macroF1()));
    numbers.put("Test clips", String.valueOf(report.clips()));
    numbers.put("Mistakes", String.valueOf(report.mistakes().size()));
    numbers.put("Calibration error", format("%.4f", report.expectedCalibrationError()));
    numbers.put("Parameters", String.valueOf(report.parameters()));
    numbers.put("Training", format("%.1f s", report.trainSeconds()));
    return numbers;
  }

  private void addWithTable(
      Html html, String name, String caption, List<String> headers, List<List<String>> rows) {
    Figure figure = figures.get(name);
    if (figure != null) {
      html.figureWithTable(figure, caption, headers, rows);
    }
  }

  private static List<String> row(Report.Epoch epoch) {
    return List.of(
        String.valueOf(epoch.epoch()),
        format("%.4f", epoch.trainLoss()),
        known(epoch.validationLoss()),
        known(epoch.validationAccuracy()),
        known(epoch.validationMacroF1()),
        format("%.2e", epoch.learningRate()),
        format("%.2f", epoch.seconds()));
  }

  private static String known(@Nullable Double value) {
    return value == null ? UNKNOWN : format("%.4f", value);
  }

  private static List<String> row(ClassScore score) {
    return List.of(
        score.label(),
        format("%.4f", score.precision()),
        format("%.4f", score.recall()),
        format("%.4f", score.f1()),
        String.valueOf(score.support()));
  }

  private static List<String> row(ReliabilityBin bin) {
    boolean isEmpty = bin.clips() == 0;
    return List.of(
        format("%.3f to %.3f", bin.low(), bin.high()),
        String.valueOf(bin.clips()),
        isEmpty ? UNKNOWN : format("%.4f", bin.confidence()),
        isEmpty ? UNKNOWN : format("%.4f", bin.accuracy()));
  }

  private List<String> confusionHeaders() {
    List<String> headers = new ArrayList<>(List.of("Actual"));
    headers.addAll(report.labels());
    return headers;
  }

  private List<List<String>> confusion() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < report.labels().size(); i++) {
      List<String> row = new ArrayList<>(List.of(report.labels().get(i)));
      report.confusion().get(i).forEach(count -> row.add(String.valueOf(count)));
      rows.add(row);
    }
    return rows;
  }

  private List<List<String>> speakers() {
    return report.perSpeaker().entrySet().stream()
        .limit(MOST_ROWS)
        .map(
            speaker ->
                List.of(
                    speaker.getKey(),
                    format("%.4f", speaker.getValue()),
                    String.valueOf(report.clipsPerSpeaker().get(speaker.getKey()))))
        .toList();
  }

  private void addMistakes(Html html) {
    html.section("Mistakes");
    if (report.mistakes().isEmpty()) {
      html.paragraph("None: every clip was recognised.");
      return;
    }
    html.paragraph(
        "%s of %s clips were taken for something else; %s of them can be heard here, the surest first."
            .formatted(report.mistakes().size(), report.clips(), mistakes.size()));
    html.add("<ul class=\"cards\">");
    mistakes.forEach(card -> html.add(card.markup()));
    html.add("</ul>");
    html.table(
        report.mistakes().size() <= MOST_ROWS
            ? "All mistakes"
            : "The first %s mistakes; all stand in report.json".formatted(MOST_ROWS),
        List.of("Clip", "Speaker", "Actual", "Predicted", "Probability"),
        report.mistakes().stream().limit(MOST_ROWS).map(TrainingPage::row).toList());
  }

  private static List<String> row(Report.Mistake mistake) {
    return List.of(
        mistake.clip(),
        mistake.speaker(),
        mistake.actual(),
        mistake.predicted(),
        format("%.4f", mistake.probability()));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
