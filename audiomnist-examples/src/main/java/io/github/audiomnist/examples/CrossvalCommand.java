package io.github.audiomnist.examples;

import io.github.audiomnist.data.DatasetException;
import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.models.CrossValidation;
import io.github.audiomnist.models.CrossValidationResult;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
      names = "--train-also",
      paramLabel = "DIR|ZIP",
      description =
          "Clips to learn from in every fold besides its own: a folder for each label. Those of"
              + " other labels are left out.")
  private @Nullable Path trainAlso;

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
    try (Dataset dataset = data.open();
        @Nullable Dataset another =
            trainAlso == null ? null : Dataset.open(trainAlso, Layout.FOLDERS)) {
      List<Split> splits = data.splits(dataset, folds, options.seed());
      Labels labels = dataset.clips().labels();
      LabeledClips more = another == null ? none(labels) : common(another.clips(), labels);
      ClipCheck check =
          data.check(
              dataset.clips().plus(more).clips(),
              new Progress(terminal, settings.epochs()),
              terminal);
      LabeledClips added = check.good(more);
      CrossValidationResult result =
          CrossValidation.of(splits.stream().map(split -> used(check.good(split), added)).toList())
              .withSeeds(folds.seeds(options.seed()))
              .withFolder(out)
              .withListener(new FoldProgress(terminal))
              .run(input.trainer(check, dataset.clips(), recipe), settings);
      terminal.out().print(result.toMarkdown());
      terminal.out().println("written to " + out);
    }
    return Main.DONE;
  }

  private static LabeledClips none(Labels labels) {
    return new LabeledClips(labels, List.of());
  }

  private LabeledClips common(LabeledClips clips, Labels labels) throws DatasetException {
    LabeledClips common = clips.filter(clip -> labels.contains(clip.label()));
    if (common.isEmpty()) {
      throw new DatasetException(
          Objects.requireNonNull(trainAlso),
          "a folder for some of " + labels,
          clips.labels().toString(),
          "give another --train-also");
    }
    return common.relabel(labels, LabeledClip::label);
  }

  private Split used(Split split, LabeledClips added) {
    Split learned = options.allTrain() ? split.withValidationInTrain() : split;
    return added.isEmpty() ? learned : withAdded(learned, added);
  }

  private Split withAdded(Split split, LabeledClips added) {
    LabeledClips all = split.train().plus(added);
    return new Split(
        "%s; %s clips of %s added to train, %s to learn from"
            .formatted(split.protocol(), added.size(), trainAlso, all.size()),
        all,
        split.validation(),
        split.test());
  }
}
