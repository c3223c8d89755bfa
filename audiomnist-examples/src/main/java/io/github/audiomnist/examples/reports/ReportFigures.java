package io.github.audiomnist.examples.reports;

import io.github.audiomnist.evaluation.ClassScore;
import io.github.audiomnist.examples.plots.EvaluationFigures;
import io.github.audiomnist.examples.plots.Figure;
import io.github.audiomnist.examples.plots.TrainingFigures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of a report of a training. */
final class ReportFigures {

  private ReportFigures() {}

  /** Figures by name; those for which a report has no numbers are left out. */
  static Map<String, Figure> of(Report report) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    if (!report.epochs().isEmpty()) {
      figures.put(
          "curves",
          TrainingFigures.curves(
              report.epochs().stream().map(Report.Epoch::toEpochReport).toList(),
              report.bestEpoch()));
    }
    List<ClassScore> scores = report.perClass();
    figures.put("classes", EvaluationFigures.classes(scores));
    figures.put("confusion", EvaluationFigures.confusion(report.labels(), report.confusion()));
    figures.put(
        "speakers", EvaluationFigures.speakers(report.perSpeaker(), report.clipsPerSpeaker()));
    figures.put(
        "reliability",
        EvaluationFigures.reliability(report.reliability(), report.expectedCalibrationError()));
    return figures;
  }

  /** Writes every figure as PNG and SVG. */
  static void write(Map<String, Figure> figures, Path folder) throws IOException {
    for (Map.Entry<String, Figure> figure : figures.entrySet()) {
      figure.getValue().write(folder.resolve(figure.getKey() + ".png"));
      figure.getValue().write(folder.resolve(figure.getKey() + ".svg"));
    }
  }
}
