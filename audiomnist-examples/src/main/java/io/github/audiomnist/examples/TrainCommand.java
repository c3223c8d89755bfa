package io.github.audiomnist.examples;

import io.github.audiomnist.data.Split;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.examples.reports.Report;
import io.github.audiomnist.examples.reports.ReportWriter;
import io.github.audiomnist.models.Network;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.models.RecognizerTrainer;
import io.github.audiomnist.models.SplitChoice;
import io.github.audiomnist.models.TestResult;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.Ending;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import io.github.audiomnist.training.TrainingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Data set in, recogniser and report out. */
@Command(
    name = "train",
    description =
        "Learns from a data set, evaluates once on its test clips, and saves the recogniser.")
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class TrainCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private DataOptions data;

  @Option(
      names = "--split",
      required = true,
      paramLabel = "RULE",
      description = "${COMPLETION-CANDIDATES}; the latter two by 60 %%, 20 %% and 20 %%.")
  private SplitRule rule;

  @Mixin private TrainingOptions options;

  @Mixin private InputOptions input;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where to save the recogniser: a new or empty folder, or one to replace.")
  private Path out;

  @Option(names = "--report", paramLabel = "FILE.json", description = "Where to write a report.")
  private @Nullable Path report;

  @Option(
      names = "--log",
      paramLabel = "FILE.jsonl",
      description = "Append a line of JSON for every epoch.")
  private @Nullable Path log;

  @Option(
      names = "--tensorboard",
      paramLabel = "DIR",
      description = "Write an event file for TensorBoard.")
  private @Nullable Path tensorBoard;

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Network<TimeFrequency> network = options.network();
    Training settings = options.settings();
    data.requireFoldFits(rule);
    input.requireFits(network);
    Recognizer.requireSavable(out);
    if (report != null) {
      ReportWriter.requireWritable(report);
    }
    Progress progress = new Progress(terminal, settings.epochs());
    try (Dataset dataset = data.open()) {
      Split split = data.split(dataset, rule, options.seed());
      ClipCheck check = data.check(ClipCheck.clipsOf(split), progress, terminal);
      Split good = check.good(split);
      RecognizerTrainer trainer =
          input.trainer(check, good.train().plus(good.validation()), network);
      Split used = options.allTrain() ? good.withValidationInTrain() : good;
      try (TrainingFiles files = TrainingFiles.of(log, tensorBoard)) {
        train(trainer, used, settings, files.heardWith(progress));
      }
    }
    return Main.DONE;
  }

  private void train(
      RecognizerTrainer trainer, Split split, Training settings, TrainingListener listener)
      throws IOException {
    if (Files.exists(out.resolve("recognizer.json"))) {
      terminal.note(out + ": the recogniser there is replaced when the new one is complete");
    }
    terminal.note(split.protocol());
    terminal.note(
        "%s at %d Hz".formatted(trainer.network(), trainer.pipeline().input().sampleRate()));
    try (Recognizer recognizer = trainer.train(split, settings, listener)) {
      terminal.note(kept(recognizer.provenance().report()));
      Evaluation evaluation = recognizer.evaluate(split);
      terminal.out().println("test clips of: " + evaluation);
      recognizer.save(out, TestResult.of(evaluation).withSplit(choice()));
      terminal.out().println("saved to " + out);
      if (report != null) {
        ReportWriter.write(
            Report.of(split.protocol(), recognizer, evaluation, Main.Version.ofLibrary()), report);
        terminal.out().println("report in " + report);
      }
    }
  }

  private SplitChoice choice() {
    return new SplitChoice(rule.toString(), data.usedFold(), options.seed(), options.allTrain());
  }

  private static String kept(TrainingReport report) {
    String kept =
        "kept epoch %d of %d, %d parameters"
            .formatted(report.bestEpoch(), report.epochs().size(), report.parameters());
    return report.ending() == Ending.DIVERGED
        ? "%s; epoch %d diverged, lower the learning rate"
            .formatted(kept, report.epochs().size() + 1)
        : kept;
  }
}
