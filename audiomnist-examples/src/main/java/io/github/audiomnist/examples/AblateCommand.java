package io.github.audiomnist.examples;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.models.CrossValidation;
import io.github.audiomnist.models.CrossValidationResult;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Data set in, a table of what each setting does to the accuracy out. */
@Command(
    name = "ablate",
    description =
        "Changes one thing at a time (features, normalisation, network, regularisation), trains on"
            + " every fold with every seed, and writes tables. A run that was stopped goes on with"
            + " the same command.")
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class AblateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec command;

  @Mixin private DataOptions data;

  @Mixin private FoldOptions folds;

  @Mixin private TrainingOptions options;

  @Mixin private InputOptions input;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "GROUP",
      description = "${COMPLETION-CANDIDATES}. Default: all.")
  private @Nullable Set<AblationGroup> only;

  @Option(
      names = "--on-test",
      description =
          "Judge by the test clips. Default: by the validation clips, so that settings can be chosen"
              + " by the tables; the last epoch is judged.")
  private boolean onTest;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "Where to write ablation.md, ablation.json and a folder for each variant, whose finished"
              + " folds are not trained again.")
  private Path out;

  AblateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Training settings = options.settings();
    folds.requireFit();
    data.requireFoldFits(null);
    requireOptionsFit();
    input.requireFits(options.recipe());
    try (Dataset dataset = data.open()) {
      List<Split> splits = data.splits(dataset, folds, options.seed());
      ClipCheck check =
          data.check(dataset.clips().clips(), new Progress(terminal, settings.epochs()), terminal);
      List<Split> judged = splits.stream().map(split -> judged(check.good(split))).toList();
      LabeledClips clips = check.good(dataset.clips());
      AblationGroup.Base base =
          new AblationGroup.Base(
              input.format(check, clips, options.recipe()),
              options.model(),
              settings,
              clips.labels().size());
      AblationReport report = run(judged, base);
      terminal.out().print(report.markdown());
      terminal.out().println("written to " + out);
    }
    return Main.DONE;
  }

  private void requireOptionsFit() {
    if (!options.model().readsBands()) {
      throw new ParameterException(
          command.commandLine(),
          "--model: expected a network that reads mel spectrograms, whose features an ablation"
              + " changes, found "
              + options.model());
    }
    if (options.hasFeatures()) {
      throw new ParameterException(
          command.commandLine(), "--features: expected none, since an ablation changes them");
    }
    if (options.hasUnusualNetwork()) {
      throw new ParameterException(
          command.commandLine(),
          "--bidirectional, --channels: expected neither, since an ablation changes the network");
    }
    if (!onTest && (options.allTrain() || options.settings().patience() < options.epochs())) {
      throw new ParameterException(
          command.commandLine(),
          "--on-test: expected it with --all-train or --patience, which need or use up the"
              + " validation clips that judge else");
    }
  }

  private Split judged(Split split) {
    if (onTest) {
      return options.allTrain() ? split.withValidationInTrain() : split;
    }
    return new Split(
        split.protocol() + "; judged by the validation clips",
        split.train(),
        split.validation().filter(clip -> false),
        split.validation());
  }

  private AblationReport run(List<Split> splits, AblationGroup.Base base) throws IOException {
    AblationReport report = new AblationReport(origin(splits, base));
    for (AblationGroup group : AblationGroup.values()) {
      if (only == null || only.contains(group)) {
        run(group, splits, base, report);
      }
    }
    return report;
  }

  private void run(
      AblationGroup group, List<Split> splits, AblationGroup.Base base, AblationReport report)
      throws IOException {
    @Nullable CrossValidationResult usual = null;
    for (Variant variant : group.variants(base)) {
      terminal.note("%s: %s".formatted(group, variant.name()));
      if (!fits(variant, splits.get(0))) {
        continue;
      }
      CrossValidationResult result =
          CrossValidation.of(splits)
              .withSeeds(folds.seeds(options.seed()))
              .withFolder(out.resolve(group.toString()).resolve(variant.folder()))
              .withListener(new FoldProgress(terminal))
              .run(variant.trainers(), variant.settings());
      usual = usual == null ? result : usual;
      report.add(group, variant.name(), result, usual);
      // After every variant, so that a run that is stopped leaves its tables.
      report.write(out);
    }
  }

  /** Some networks read features of one size, or bring them to a level themselves. */
  private boolean fits(Variant variant, Split split) throws IOException {
    try {
      var unused = variant.trainers().of(split);
      return true;
    } catch (SpecMismatchException e) {
      terminal.note("left out: " + e.getMessage());
      return false;
    }
  }

  private String origin(List<Split> splits, AblationGroup.Base base) {
    return ("%s, %s splits (%s), %s epochs, seeds %s, %s; audiomnist %s. Difference: points of"
            + " accuracy from the first row of a table; p: McNemar's test against it with the first"
            + " seed.")
        .formatted(
            base.family(),
            splits.size(),
            splits.get(0).protocol(),
            base.settings().epochs(),
            Arrays.toString(folds.seeds(options.seed())),
            base.input().spec(),
            Main.Version.ofLibrary());
  }
}
