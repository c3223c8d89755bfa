package io.github.audiomnist.examples;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.models.SplitChoice;
import io.github.audiomnist.models.TestResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

  @Spec private CommandSpec command;

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

  @Option(
      names = "--verify",
      description =
          "Make the split again by which it was trained, check that the clips are the same, and"
              + " fail unless each test clip is taken for what it was taken for then.")
  private boolean verify;

  @Mixin private ReportOptions reports;

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    data.requireFoldFits(choice.rule);
    requireOptionsFit();
    reports.requireWritable();
    try (Recognizer recognizer = Recognizer.load(model);
        Dataset dataset = data.open()) {
      if (verify) {
        tell("verified on: ", recognizer, recognizer.verify(trainedOn(dataset, recognizer)));
      } else {
        evaluate(recognizer, dataset);
      }
    }
    return Main.DONE;
  }

  private void requireOptionsFit() {
    if (verify && (choice.rule != null || seed != null)) {
      throw new ParameterException(
          command.commandLine(),
          "--verify: expected the split of the training, found --split or --seed; leave them out");
    }
  }

  private void evaluate(Recognizer recognizer, Dataset dataset) throws IOException {
    Chosen chosen = good(chosen(dataset, recognizer));
    tell("evaluated on: ", recognizer, recognizer.evaluate(chosen.protocol(), chosen.clips()));
  }

  /** The split that the recogniser was trained on, made again. */
  private Split trainedOn(Dataset dataset, Recognizer recognizer) throws IOException {
    TestResult result = recognizer.provenance().result();
    SplitChoice saved = result == null ? null : result.split();
    if (saved == null) {
      throw new IOException(
          "%s: expected a recogniser saved with its split and result, found none; train it again"
              .formatted(model));
    }
    Split split =
        data.split(dataset, SplitRule.of(saved.rule(), model), saved.fold(), saved.seed());
    Split used = saved.validationInTrain() ? split.withValidationInTrain() : split;
    return data.skipBadFiles() ? good(used) : used;
  }

  private Split good(Split split) {
    ClipCheck check = ClipCheck.of(ClipCheck.clipsOf(split), (done, total) -> {});
    check.problems().forEach(problem -> terminal.note("left out: " + problem));
    return check.good(split);
  }

  private void tell(String what, Recognizer recognizer, Evaluation evaluation) throws IOException {
    terminal.out().println("trained on: " + recognizer.provenance().protocol());
    terminal.out().println(what + evaluation);
    reports.write(evaluation.protocol(), recognizer, evaluation, terminal);
  }

  private Chosen chosen(Dataset dataset, Recognizer recognizer) throws IOException {
    if (choice.rule == null) {
      return new Chosen(
          "all %s clips of %s, also those that it may have learned from"
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
        "%s; %s bad files left out".formatted(chosen.protocol(), check.problems().size()),
        check.good(chosen.clips()));
  }
}
