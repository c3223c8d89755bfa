package io.github.audiomnist.examples;

import io.github.audiomnist.data.Split;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.files.WholeFile;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.models.RecognizerTrainer;
import io.github.audiomnist.models.SplitChoice;
import io.github.audiomnist.models.TestResult;
import io.github.audiomnist.training.Ending;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import io.github.audiomnist.training.TrainingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where what comes of a training goes. */
@SuppressWarnings("NullAway.Init") // picocli sets them.
final class OutputOptions {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where to save the recogniser: a new or empty folder, or one to replace.")
  private Path out;

  @Mixin private ReportOptions reports;

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

  /** Where the options of a training are kept, beside its recogniser. */
  Path configFile() {
    return out.resolve("training.yaml");
  }

  /**
   * Passes if all that is to come of a training can be written.
   *
   * @throws IOException otherwise
   */
  void requireWritable(Training settings) throws IOException {
    Recognizer.requireSavable(out);
    reports.requireWritable();
    Path checkpoints = settings.checkpoints();
    if (checkpoints != null) {
      WholeFile.requireRoomFor(checkpoints.resolve("checkpoint.json"));
    }
    if (log != null) {
      WholeFile.requireRoomFor(log);
    }
    if (tensorBoard != null) {
      WholeFile.requireRoomFor(tensorBoard.resolve("events"));
    }
  }

  /**
   * Trains, evaluates once on the test clips, and saves the recogniser.
   *
   * @param choice by which the split can be made again
   */
  void train(
      RecognizerTrainer trainer,
      Split split,
      SplitChoice choice,
      Training settings,
      Terminal terminal)
      throws IOException {
    train(trainer, null, split, choice, settings, terminal);
  }

  /**
   * As {@link #train(RecognizerTrainer, Split, SplitChoice, Training, Terminal)}, after another
   * training.
   *
   * @param first what came of that; kept if this one fails, if it is not null
   */
  void train(
      RecognizerTrainer trainer,
      @Nullable Recognizer first,
      Split split,
      SplitChoice choice,
      Training settings,
      Terminal terminal)
      throws IOException {
    if (Files.exists(out.resolve("recognizer.json"))) {
      terminal.note(out + ": the recogniser there is replaced when the new one is complete");
    }
    terminal.note(split.protocol());
    terminal.note(
        "%s at %s Hz".formatted(trainer.network(), trainer.pipeline().input().sampleRate()));
    Progress progress = new Progress(terminal, settings.epochs());
    try (Interruption interruption = Interruption.awaited(terminal);
        TrainingFiles files = keeping(first, () -> TrainingFiles.of(log, tensorBoard));
        Recognizer recognizer =
            keeping(
                first,
                () ->
                    trainer.train(
                        split,
                        settings,
                        files.heardWith(TrainingListener.all(progress, interruption))))) {
      terminal.note(kept(recognizer.provenance().report()));
      Evaluation evaluation = judged(recognizer, split);
      terminal.out().println("test clips of: " + evaluation);
      save(recognizer, TestResult.of(evaluation).withSplit(choice));
      terminal.out().println("saved to " + out);
      reports.write(split.protocol(), recognizer, evaluation, terminal);
    }
  }

  /** What may fail for want of a file. */
  @FunctionalInterface
  private interface Step<T> {
    T take() throws IOException;
  }

  private <T> T keeping(@Nullable Recognizer first, Step<T> step) throws IOException {
    try {
      return step.take();
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      if (first == null) {
        throw e;
      }
      throw Rescue.ofFirst(first, out).after(e);
    }
  }

  private Evaluation judged(Recognizer recognizer, Split split) throws IOException {
    try {
      return recognizer.evaluate(split);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      throw new Rescue(recognizer, null, out).after(e);
    }
  }

  private void save(Recognizer recognizer, TestResult result) throws IOException {
    try {
      recognizer.save(out, result);
    } catch (IOException | RuntimeException e) {
      throw new Rescue(recognizer, result, out).after(e);
    }
  }

  static String kept(TrainingReport report) {
    String kept =
        "kept epoch %s of %s, %s parameters"
            .formatted(report.bestEpoch(), report.epochs().size(), report.parameters());
    return report.ending() == Ending.DIVERGED
        ? "%s; epoch %s diverged, lower the learning rate"
            .formatted(kept, report.epochs().size() + 1)
        : kept;
  }
}
