package io.github.audiomnist.examples;

import io.github.audiomnist.examples.reports.DatasetAnalysis;
import io.github.audiomnist.examples.reports.DatasetPage;
import io.github.audiomnist.examples.reports.DatasetReport;
import io.github.audiomnist.examples.reports.ReportWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Data set in, report out. */
@Command(
    name = "analyze",
    description = "Measures every clip of a data set, and reports what it holds and what is odd.")
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class AnalyzeCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private SetOptions set;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where to write report.html, report.json and figures.")
  private Path out;

  AnalyzeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ReportWriter.requireFolder(out);
    try (Dataset dataset = set.open()) {
      Progress progress = new Progress(terminal, 0);
      DatasetAnalysis analysis =
          DatasetAnalysis.of(dataset.root(), dataset.clips(), ErrorLine::of, progress::clipRead);
      DatasetReport report =
          analysis.report(
              set.path().toString(), Choices.written(dataset.layout()), Main.Version.ofLibrary());
      DatasetPage.of(report, analysis).write(out);
      terminal
          .out()
          .printf(
              Locale.ROOT,
              "%d clips, %d labels, %d speakers; %d findings, %d groups of duplicates, %d"
                  + " unreadable%n",
              report.clips(),
              report.labels().size(),
              report.speakers().size(),
              report.findings().size(),
              report.duplicates().size(),
              report.unreadable().size());
      terminal.out().println("report in " + out.resolve("report.html"));
    }
    return Main.DONE;
  }
}
