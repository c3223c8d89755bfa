package io.github.audiomnist.examples;

import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.examples.reports.Report;
import io.github.audiomnist.examples.reports.ReportWriter;
import io.github.audiomnist.examples.reports.TrainingPage;
import io.github.audiomnist.models.Recognizer;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where an evaluation is reported. */
final class ReportOptions {

  @Option(names = "--report", paramLabel = "FILE.json", description = "Where to write a report.")
  private @Nullable Path report;

  @Option(
      names = "--html",
      paramLabel = "DIR",
      description = "Where to write report.html, report.json and figures.")
  private @Nullable Path html;

  /**
   * Passes if the reports can be written.
   *
   * @throws IOException otherwise
   */
  void requireWritable() throws IOException {
    if (report != null) {
      ReportWriter.requireWritable(report);
    }
    if (html != null) {
      ReportWriter.requireFolder(html);
    }
  }

  /**
   * Writes the reports that were asked for, and says where.
   *
   * @param split how the clips of {@code evaluation} were chosen
   */
  void write(String split, Recognizer recognizer, Evaluation evaluation, Terminal terminal)
      throws IOException {
    Report result = Report.of(split, recognizer, evaluation, Main.Version.ofLibrary());
    if (report != null) {
      ReportWriter.write(result, report);
      terminal.out().println("report in " + report);
    }
    if (html != null) {
      TrainingPage.of(result, evaluation).write(html);
      terminal.out().println("report in " + html.resolve("report.html"));
    }
  }
}
