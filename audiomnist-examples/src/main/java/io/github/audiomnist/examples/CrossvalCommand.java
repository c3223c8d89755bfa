package io.github.audiomnist.examples;

import io.github.audiomnist.data.Split;
import io.github.audiomnist.models.CrossValidation;
import io.github.audiomnist.models.CrossValidationResult;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Data set in, figures of every fold out. */
@Command(
    name = "crossval",
    description =
        "Trains and judges on every fold of a data set with every seed. A run that was stopped goes"
            + " on with the same command.")
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class CrossvalCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private DataOptions data;

  @Mixin private FoldOptions folds;

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
    NetworkRecipe recipe = options.recipe();
    Training settings = options.settings();
    data.requireFoldFits(null);
    folds.requireFit();
    input.requireFits(recipe);
    try (Dataset dataset = data.open()) {
      List<Split> splits = data.splits(dataset, folds, options.seed());
      ClipCheck check =
          data.check(dataset.clips().clips(), new Progress(terminal, settings.epochs()), terminal);
      CrossValidationResult result =
          CrossValidation.of(splits.stream().map(split -> used(check.good(split))).toList())
              .withSeeds(folds.seeds(options.seed()))
              .withFolder(out)
              .withListener(new FoldProgress(terminal))
              .run(input.trainer(check, dataset.clips(), recipe), settings);
      terminal.out().print(result.toMarkdown());
      terminal.out().println("written to " + out);
    }
    return Main.DONE;
  }

  private Split used(Split split) {
    return options.allTrain() ? split.withValidationInTrain() : split;
  }
}
