package io.github.audiomnist.examples;

import io.github.audiomnist.data.Split;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.models.Network;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.models.RecognizerTrainer;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.Ending;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import io.github.audiomnist.training.TrainingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Data set in, recogniser and report out. */
@Command(
    name = "train",
    description =
        "Learns from a data set, evaluates once on its test clips, and saves the recogniser.",
    footer = {
      "%nExamples:",
      "  audiomnist train --data free-spoken-digit-dataset --split official --model cnn --out digits",
      "  audiomnist train --config digits/training.yaml --seed 2 --out digits-2",
      "%nExit codes: 0 done, 1 failed, 2 wrong usage."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class TrainCommand implements Callable<Integer> {

  private static final int LOWEST_RATE = 8_000;
  private static final int HIGHEST_RATE = 16_000;

  private final Terminal terminal;

  @Spec private CommandSpec command;

  @Mixin private DataOptions data;

  @Option(
      names = "--split",
      required = true,
      paramLabel = "RULE",
      description = "${COMPLETION-CANDIDATES}; the latter two by 60 %%, 20 %% and 20 %%.")
  private SplitRule rule;

  @Mixin private TrainingOptions options;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description =
          "Sample rate of the features. Default: the lowest among the clips, from 8000 to 16000.")
  private @Nullable Integer rate;

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

  @Option(
      names = ConfigFile.OPTION,
      paramLabel = "FILE.yaml",
      description =
          "Take options from this file, as in 'learning-rate: 0.003'; those given here go before."
              + " training.yaml in the folder of a trained recogniser is such a file.")
  private @Nullable Path config;

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Network<TimeFrequency> network = options.network();
    Training settings = options.settings();
    data.requireFoldFits(rule);
    requireRateFits(network);
    Recognizer.requireSavable(out);
    if (report != null) {
      ReportWriter.requireWritable(report);
    }
    Progress progress = new Progress(terminal, settings.epochs());
    try (Dataset dataset = data.open()) {
      Split split = data.split(dataset, rule, options.seed());
      ClipCheck check = checked(split, progress);
      Split good = check.good(split);
      RecognizerTrainer trainer = trainer(rate(check, good), network);
      Split used = options.allTrain() ? good.withValidationInTrain() : good;
      try (TrainingFiles files = TrainingFiles.of(log, tensorBoard)) {
        train(trainer, used, settings, files.heardWith(progress));
      }
    }
    return Main.DONE;
  }

  /** A rate that the pipeline cannot have is told before any clip is read. */
  private void requireRateFits(Network<TimeFrequency> network) {
    try {
      if (rate != null) {
        trainer(rate, network);
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--rate: " + e.getMessage(), e);
    }
  }

  private static RecognizerTrainer trainer(int rate, Network<TimeFrequency> network) {
    return Pipeline.melSpec(InputFormat.hz(rate)).then(network);
  }

  private ClipCheck checked(Split split, Progress progress) throws IOException {
    ClipCheck check = ClipCheck.of(ClipCheck.clipsOf(split), progress);
    if (data.skipBadFiles()) {
      check.problems().forEach(problem -> terminal.note("left out: " + problem));
    } else {
      check.requireGood();
    }
    return check;
  }

  /** Of the clips that may be looked at before the test. */
  private int rate(ClipCheck check, Split split) {
    if (rate != null) {
      return rate;
    }
    int lowest = check.lowestRate(split.train().plus(split.validation())).orElse(LOWEST_RATE);
    return Math.min(HIGHEST_RATE, Math.max(LOWEST_RATE, lowest));
  }

  private void train(
      RecognizerTrainer trainer, Split split, Training settings, TrainingListener listener)
      throws IOException {
    if (config != null) {
      terminal.note("options of " + config);
    }
    if (Files.exists(out.resolve("recognizer.json"))) {
      terminal.note(out + ": the recogniser there is replaced when the new one is complete");
    }
    terminal.note(split.protocol());
    terminal.note(
        "%s at %d Hz".formatted(trainer.network(), trainer.pipeline().input().sampleRate()));
    try (Recognizer recognizer = trainer.train(split, settings, listener)) {
      terminal.note(kept(recognizer.provenance().report()));
      Evaluation evaluation = recognizer.evaluate(split.test());
      terminal.out().println("test clips of: " + split.protocol());
      terminal.out().println(evaluation);
      recognizer.save(out);
      ConfigFile.write(out.resolve("training.yaml"), command, resolved(trainer, settings));
      terminal.out().println("saved to " + out);
      if (report != null) {
        ReportWriter.write(Report.of(split.protocol(), recognizer, evaluation), report);
        terminal.out().println("report in " + report);
      }
    }
  }

  /** What the library or the clips decided. */
  private static Map<String, Object> resolved(RecognizerTrainer trainer, Training settings) {
    return Map.of(
        "rate", trainer.pipeline().input().sampleRate(),
        "batch-size", settings.batchSize(),
        "learning-rate", settings.learningRate());
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
