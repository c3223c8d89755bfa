package io.github.audiomnist.examples.reports;

import io.github.audiomnist.examples.plots.ClipFigures;
import io.github.audiomnist.examples.plots.DatasetFigures;
import io.github.audiomnist.examples.plots.Figure;
import io.github.audiomnist.examples.reports.DatasetReport.Duplicate;
import io.github.audiomnist.examples.reports.DatasetReport.Finding;
import io.github.audiomnist.examples.reports.DatasetReport.Kind;
import io.github.audiomnist.examples.reports.DatasetReport.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report of a data set as a page, with its figures also as files. */
public final class DatasetPage {

  /** More rows of a table are found in the JSON file. */
  static final int MOST_ROWS = 200;

  private static final List<String> LENGTH_HEADERS =
      List.of("Label", "Clips", "Lowest", "Quartile", "Median", "Quartile", "Highest", "Mean");

  private final DatasetReport report;
  private final Map<String, Figure> figures;

  private DatasetPage(DatasetReport report, Map<String, Figure> figures) {
    this.report = report;
    this.figures = figures;
  }

  /**
   * The page of a report.
   *
   * @param analysis of which the report is
   * @throws IOException if a clip that is drawn can no longer be read
   */
  public static DatasetPage of(DatasetReport report, DatasetAnalysis analysis) throws IOException {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("labels", DatasetFigures.counts("Label", report.labels()));
    figures.put("speakers", DatasetFigures.counts("Speaker", report.speakers()));
    if (!analysis.facts().isEmpty()) {
      figures.put("rates", DatasetFigures.counts("Sample rate (Hz)", named(report.sampleRates())));
      figures.put(
          "lengths", DatasetFigures.histogram("Length (s)", analysis.values(ClipFacts::seconds)));
      figures.put(
          "lengths-by-label", DatasetFigures.boxes("Length (s)", analysis.secondsByLabel()));
      figures.put(
          "levels",
          DatasetFigures.histogram(
              "Level (dB of full scale)", analysis.values(ClipFacts::levelDb)));
      figures.put("clips", clips(analysis));
    }
    return new DatasetPage(report, figures);
  }

  private static Map<String, Integer> named(Map<Integer, Integer> counts) {
    Map<String, Integer> named = new LinkedHashMap<>();
    counts.forEach((rate, count) -> named.put(String.valueOf(rate), count));
    return named;
  }

  private static Figure clips(DatasetAnalysis analysis) throws IOException {
    ClipGrid grid = ClipGrid.of(analysis);
    return ClipFigures.grid(
        "Mel spectrograms of clips by label and speaker, at one scale of time",
        grid.columns(),
        grid.cells());
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
    Html html = new Html("Data set " + report.data());
    html.numbers(numbers());
    html.section("What there is");
    addFigure(html, "labels");
    html.table("Clips and their lengths by label, in seconds", LENGTH_HEADERS, labelRows());
    addCounts(html, "speakers", "Speaker", report.speakers());
    addFigure(html, "clips");
    html.section("How it was recorded");
    addCounts(html, "rates", "Hz", named(report.sampleRates()));
    addFigure(html, "lengths");
    addFigure(html, "lengths-by-label");
    addFigure(html, "levels");
    html.table(
        "How lengths and levels lie",
        List.of("", "Lowest", "Quartile", "Median", "Quartile", "Highest", "Mean"),
        List.of(row("Length (s)", report.seconds()), row("Level (dB)", report.levelDb())));
    addFindings(html);
    html.section("Where this comes from");
    html.paragraph(
        "Made %s by audiomnist %s. The same numbers, and all clips that are named here, stand in report.json."
            .formatted(report.created(), report.version()));
    return html.page();
  }

  private void addCounts(Html html, String name, String what, Map<String, Integer> counts) {
    Figure figure = figures.get(name);
    if (figure != null) {
      List<List<String>> rows = limited(rows(counts));
      String caption = caption(figure.description(), counts.size());
      html.figureWithTable(figure, caption, List.of(what, "Clips"), rows);
    }
  }

  private void addFigure(Html html, String name) {
    Figure figure = figures.get(name);
    if (figure != null) {
      html.figure(figure);
    }
  }

  private Map<String, String> numbers() {
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("Clips", String.valueOf(report.clips()));
    numbers.put("Labels", String.valueOf(report.labels().size()));
    numbers.put("Speakers", String.valueOf(report.speakers().size()));
    numbers.put("Length in all", format("%.1f min", report.seconds().sum() / 60));
    numbers.put("Median length", format("%.3f s", report.seconds().median()));
    numbers.put("Layout", report.layout());
    numbers.put("Odd clips", String.valueOf(oddClips()));
    numbers.put("Duplicate groups", String.valueOf(report.duplicates().size()));
    numbers.put("Unreadable", String.valueOf(report.unreadable().size()));
    return numbers;
  }

  private long oddClips() {
    return report.findings().stream().map(Finding::clip).distinct().count();
  }

  private List<List<String>> labelRows() {
    List<List<String>> rows = new ArrayList<>();
    report
        .labels()
        .forEach(
            (label, count) -> {
              List<String> row = new ArrayList<>(List.of(label, String.valueOf(count)));
              Summary seconds = report.secondsByLabel().get(label);
              if (seconds != null) {
                row.addAll(row("", seconds).subList(1, 7));
              }
              rows.add(row);
            });
    return rows;
  }

  private static List<String> row(String name, Summary summary) {
    return List.of(
        name,
        format("%.3f", summary.lowest()),
        format("%.3f", summary.firstQuartile()),
        format("%.3f", summary.median()),
        format("%.3f", summary.thirdQuartile()),
        format("%.3f", summary.highest()),
        format("%.3f", summary.mean()));
  }

  private static List<List<String>> rows(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(entry -> List.of(entry.getKey(), String.valueOf(entry.getValue())))
        .toList();
  }

  private void addFindings(Html html) {
    html.section("What is odd");
    if (report.findings().isEmpty()
        && report.duplicates().isEmpty()
        && report.unreadable().isEmpty()) {
      html.paragraph("Nothing: every clip can be read, and none stands out.");
    }
    Map<Kind, List<Finding>> byKind =
        report.findings().stream()
            .collect(Collectors.groupingBy(Finding::kind, LinkedHashMap::new, Collectors.toList()));
    byKind.forEach(
        (kind, findings) ->
            html.table(
                caption(kind.title(), findings.size()),
                List.of("Clip", "Label", "Speaker", "Found"),
                limited(findings).stream()
                    .map(f -> List.of(f.clip(), f.label(), f.speaker(), f.detail()))
                    .toList()));
    if (!report.duplicates().isEmpty()) {
      html.table(
          caption("Groups of clips with the same samples", report.duplicates().size()),
          List.of("Clips", "Label", "Speaker"),
          limited(report.duplicates()).stream().map(DatasetPage::row).toList());
    }
    if (!report.unreadable().isEmpty()) {
      html.table(
          caption("Files that cannot be read", report.unreadable().size()),
          List.of("Why"),
          limited(report.unreadable()).stream().map(List::of).toList());
    }
  }

  private static List<String> row(Duplicate duplicate) {
    return List.of(
        String.join(", ", duplicate.clips()),
        duplicate.sameLabel() ? "the same" : "different",
        duplicate.sameSpeaker() ? "the same" : "different");
  }

  private static <T> List<T> limited(List<T> all) {
    return all.subList(0, Math.min(MOST_ROWS, all.size()));
  }

  private static String caption(String what, int count) {
    return count <= MOST_ROWS
        ? "%s: %s".formatted(what, count)
        : "%s: %s, of which the first %s are shown".formatted(what, count, MOST_ROWS);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
