package io.github.audiomnist.examples;

import io.github.audiomnist.data.Split;
import io.github.audiomnist.models.CrossValidation;
import io.github.audiomnist.models.CrossValidationResult;
import io.github.audiomnist.models.Network;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Data set in, figures of every fold out. */
@Command(
    name = "crossval",
    description =
        "Trains and judges on every fold of a data set with every seed. A run that was stopped goes"
            + " on with the same command.")
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class CrossvalCommand implements Callable<Integer> {

  private static final int DEFAULT_FOLDS = 5;

  private final Terminal terminal;

  @Spec private CommandSpec command;

  @Mixin private DataOptions data;

  @Option(
      names = "--split",
      required = true,
      paramLabel = "RULE",
      description = "${COMPLETION-CANDIDATES}; --seed draws the lots of the first two.")
  private FoldRule rule;

  @Option(
      names = "--k",
      paramLabel = "N",
      description = "Number of folds of kfold and speaker-kfold. Default: 5.")
  private @Nullable Integer k;

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "N",
      description = "Of the trainings, as in 1,2,3. Default: that of --seed.")
  private long @Nullable [] seeds;

  @Mixin private TrainingOptions options;

  @Mixin private InputOptions input;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "Where to write crossval.md, crossval.json and a file for each finished fold, which is"
              + " not trained again.")
  private Path out;

  CrossvalCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Network<TimeFrequency> network = options.network();
    Training settings = options.settings();
    data.requireFoldFits(null);
    requireFoldsFit();
    input.requireFits(network);
    try (Dataset dataset = data.open()) {
      int folds = k == null ? DEFAULT_FOLDS : k;
      List<Split> splits = data.splits(dataset, rule, folds, options.seed());
      ClipCheck check =
          data.check(dataset.clips().clips(), new Progress(terminal, settings.epochs()), terminal);
      CrossValidationResult result =
          CrossValidation.of(splits.stream().map(split -> used(check.good(split))).toList())
              .withSeeds(seeds == null ? new long[] {options.seed()} : seeds)
              .withFolder(out)
              .withListener(new FoldProgress(terminal))
              .run(input.trainer(check, dataset.clips(), network), settings);
      terminal.out().print(result.toMarkdown());
      terminal.out().println("written to " + out);
    }
    return Main.DONE;
  }

  private Split used(Split split) {
    return options.allTrain() ? split.withValidationInTrain() : split;
  }

  private void requireFoldsFit() {
    if (k != null && !rule.takesK()) {
      throw new ParameterException(
          command.commandLine(),
          "--k: expected --split kfold or speaker-kfold, found --split " + rule);
    }
  }
}
