package io.github.audiomnist.examples;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.examples.reports.Report;
import io.github.audiomnist.examples.reports.ReportWriter;
import io.github.audiomnist.models.Recognizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Recogniser and data set in, figures out. */
@Command(name = "evaluate", description = "Judges a saved recogniser by the clips of a data set.")
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class EvaluateCommand implements Callable<Integer> {

  /** Which clips to judge by. */
  enum Choice {
    /** Every clip. */
    ALL(null),
    OFFICIAL(SplitRule.OFFICIAL),
    SPEAKER(SplitRule.SPEAKER),
    STRATIFIED(SplitRule.STRATIFIED);

    private final @Nullable SplitRule rule;

    Choice(@Nullable SplitRule rule) {
      this.rule = rule;
    }

    @Override
    public String toString() {
      return Choices.written(this);
    }
  }

  /** Clips with how they were chosen. */
  private record Chosen(String protocol, LabeledClips clips) {}

  private final Terminal terminal;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the recogniser.")
  private Path model;

  @Mixin private DataOptions data;

  @Option(
      names = "--split",
      defaultValue = "all",
      paramLabel = "RULE",
      description =
          "${COMPLETION-CANDIDATES}: every clip, or only the test clips of a split."
              + " Default: ${DEFAULT-VALUE}.")
  private Choice choice;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the split. Default: the seed that the recogniser was trained with.")
  private @Nullable Long seed;

  @Option(names = "--report", paramLabel = "FILE.json", description = "Where to write a report.")
  private @Nullable Path report;

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    data.requireFoldFits(choice.rule);
    if (report != null) {
      ReportWriter.requireWritable(report);
    }
    try (Recognizer recognizer = Recognizer.load(model);
        Dataset dataset = data.open()) {
      Chosen chosen = good(chosen(dataset, recognizer));
      Evaluation evaluation = recognizer.evaluate(chosen.clips());
      terminal.out().println("trained on: " + recognizer.provenance().protocol());
      terminal.out().println("evaluated on: " + chosen.protocol());
      terminal.out().println(evaluation);
      if (report != null) {
        ReportWriter.write(
            Report.of(chosen.protocol(), recognizer, evaluation, Main.Version.ofLibrary()), report);
        terminal.out().println("report in " + report);
      }
    }
    return Main.DONE;
  }

  private Chosen chosen(Dataset dataset, Recognizer recognizer) throws IOException {
    if (choice.rule == null) {
      return new Chosen(
          "all %d clips of %s, also those that it may have learned from"
              .formatted(dataset.clips().size(), data.path()),
          dataset.clips());
    }
    long usedSeed = seed == null ? recognizer.provenance().report().settings().seed() : seed;
    Split split = data.split(dataset, choice.rule, usedSeed);
    return new Chosen("test clips of: " + split.protocol(), split.test());
  }

  private Chosen good(Chosen chosen) {
    if (!data.skipBadFiles()) {
      return chosen;
    }
    ClipCheck check = ClipCheck.of(chosen.clips().clips(), (done, total) -> {});
    check.problems().forEach(problem -> terminal.note("left out: " + problem));
    return new Chosen(
        "%s; %d bad files left out".formatted(chosen.protocol(), check.problems().size()),
        check.good(chosen.clips()));
  }
}
