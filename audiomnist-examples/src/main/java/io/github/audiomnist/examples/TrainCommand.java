package io.github.audiomnist.examples;

import io.github.audiomnist.data.Split;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.models.RecognizerTrainer;
import io.github.audiomnist.models.SplitChoice;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
      "%nCtrl-C ends the training after the running batch; its best epoch is tested and saved, and the"
          + " exit code is 130.",
      "%nExit codes: 0 done, 1 failed, 2 wrong usage."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class TrainCommand implements Callable<Integer> {

  /** What a saved recogniser brings along. */
  private static final List<String> NOT_BESIDE_INIT =
      List.of("--model", "--bidirectional", "--channels", "--rate", "--seconds");

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

  @Mixin private InputOptions input;

  @Option(
      names = "--init",
      paramLabel = "DIR",
      description =
          "Fine-tune the recogniser that was saved there: begin with its features, network and"
              + " weights. In place of --model.")
  private @Nullable Path init;

  @Option(
      names = "--freeze",
      defaultValue = "none",
      paramLabel = "PART",
      description =
          "What of --init stays as it is: ${COMPLETION-CANDIDATES}; body is all but the layer of"
              + " the labels. Default: ${DEFAULT-VALUE}.")
  private FreezeRule freeze;

  @Mixin private OutputOptions output;

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
    if (config != null) {
      terminal.note("options of " + config);
    }
    Training settings = options.settings();
    data.requireFoldFits(rule);
    requireFits();
    output.requireWritable(settings);
    try (Recognizer first = init == null ? null : Recognizer.load(init);
        Dataset dataset = data.open()) {
      Split split = data.split(dataset, rule, options.seed());
      Progress progress = new Progress(terminal, settings.epochs());
      ClipCheck check = data.check(ClipCheck.clipsOf(split), progress, terminal);
      Split good = check.good(split);
      Split used = options.allTrain() ? good.withValidationInTrain() : good;
      RecognizerTrainer trainer = trainer(first, check, good);
      output.train(trainer, used, choice(), settings, terminal);
      ConfigFile.write(output.configFile(), command, resolved(trainer, settings));
    }
    return Main.DONE;
  }

  private void requireFits() {
    if (init == null) {
      if (freeze != FreezeRule.NONE) {
        throw misuse("--freeze: expected --init beside it, found none");
      }
      input.requireFits(options.recipe());
      return;
    }
    for (String option : NOT_BESIDE_INIT) {
      if (command.commandLine().getParseResult().hasMatchedOption(option)) {
        throw misuse("--init: expected no %s beside it, found one".formatted(option));
      }
    }
  }

  private ParameterException misuse(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  private RecognizerTrainer trainer(@Nullable Recognizer first, ClipCheck check, Split split) {
    return first == null
        ? input.trainer(check, split.train().plus(split.validation()), options.recipe())
        : freeze.trainer(first, split.train().labels(), terminal);
  }

  /** What the library or the clips decided; null is left out. */
  private Map<String, @Nullable Object> resolved(RecognizerTrainer trainer, Training settings) {
    Map<String, @Nullable Object> resolved = new TreeMap<>();
    resolved.put("batch-size", settings.batchSize());
    resolved.put("learning-rate", settings.learningRate());
    resolved.put("rate", trainer.pipeline().input().sampleRate());
    if (init != null) {
      NOT_BESIDE_INIT.forEach(option -> resolved.put(option.substring(2), null));
    }
    return resolved;
  }

  private SplitChoice choice() {
    return new SplitChoice(rule.toString(), data.usedFold(), options.seed(), options.allTrain());
  }
}
