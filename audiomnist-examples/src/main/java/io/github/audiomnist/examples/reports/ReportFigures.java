package io.github.audiomnist.examples.reports;

import com.google.gson.ExclusionStrategy;
import com.google.gson.FieldAttributes;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.audiomnist.evaluation.ClassScore;
import io.github.audiomnist.examples.plots.EvaluationFigures;
import io.github.audiomnist.examples.plots.Figure;
import io.github.audiomnist.examples.plots.TrainingFigures;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of a report of a training. */
public final class ReportFigures {

  /** Without what is of interfaces, which no figure shows. */
  private static final Gson GSON =
      new GsonBuilder()
          .addDeserializationExclusionStrategy(
              new ExclusionStrategy() {
                @Override
                public boolean shouldSkipField(FieldAttributes field) {
                  return field.getName().equals("network") || field.getName().equals("training");
                }

                @Override
                public boolean shouldSkipClass(Class<?> type) {
                  return false;
                }
              })
          .create();

  private ReportFigures() {}

  /**
   * A figure of a report that {@code train} or {@code evaluate} wrote.
   *
   * @param name {@code curves}, {@code classes}, {@code confusion}, {@code speakers} or {@code
   *     reliability}
   * @throws IOException if the file cannot be read, or is no such report, or has no numbers for the
   *     figure
   */
  public static Figure read(Path json, String name) throws IOException {
    @Nullable Figure figure = null;
    try {
      figure = of(GSON.fromJson(Files.readString(json), Report.class)).get(name);
    } catch (CharacterCodingException | RuntimeException e) {
      // Numbers that are missing or do not fit each other end in many kinds of exception.
      throw new IOException(
          "%s: expected a report that train or evaluate of this version wrote, found another file; pass the file of --report"
              .formatted(json),
          e);
    }
    if (figure == null) {
      throw new IOException(
          "%s: expected numbers for %s, found none; choose another kind".formatted(json, name));
    }
    return figure;
  }

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
