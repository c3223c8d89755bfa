package io.github.audiomnist.examples;

import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.models.RecognizerTrainer;
import io.github.audiomnist.models.SplitChoice;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Two data sets in, a recogniser that learned from one and then from the other out. */
@Command(
    name = "pretrain",
    description =
        "Learns from a whole data set first, then from another, evaluates once on the test clips of"
            + " that one, and saves the recogniser.")
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class PretrainCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--on",
      required = true,
      paramLabel = "DIR|ZIP",
      description = "Folder or ZIP file of the data set to learn from first, all its clips.")
  private Path on;

  @Option(
      names = "--on-layout",
      defaultValue = "auto",
      paramLabel = "LAYOUT",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Layout onLayout;

  @Option(
      names = "--on-epochs",
      paramLabel = "N",
      description = "Passes over them; the last is kept. Default: that of --epochs.")
  private @Nullable Integer onEpochs;

  @Option(
      names = "--freeze",
      defaultValue = "none",
      paramLabel = "PART",
      description =
          "What stays as it is afterwards: ${COMPLETION-CANDIDATES}; body is all but the layer of"
              + " the labels. Default: ${DEFAULT-VALUE}.")
  private FreezeRule freeze;

  @Mixin private DataOptions data;

  @Option(
      names = "--split",
      required = true,
      paramLabel = "RULE",
      description = "${COMPLETION-CANDIDATES}; the latter two by 60 %%, 20 %% and 20 %%.")
  private SplitRule rule;

  @Mixin private TrainingOptions options;

  @Mixin private InputOptions input;

  @Mixin private OutputOptions output;

  PretrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    int passes = onEpochs == null ? options.epochs() : onEpochs;
    Training before = options.settings(passes).withPatience(passes);
    Training after = options.settings();
    data.requireFoldFits(rule);
    input.requireFits(options.recipe());
    output.requireWritable(after);
    try (Dataset first = Dataset.open(on, onLayout);
        Dataset second = data.open()) {
      Split split = data.split(second, rule, options.seed());
      Progress progress = new Progress(terminal, before.epochs());
      List<LabeledClip> all =
          Stream.concat(first.clips().clips().stream(), ClipCheck.clipsOf(split).stream()).toList();
      ClipCheck check = data.check(all, progress, terminal);
      LabeledClips corpus = check.good(first.clips());
      Split good = check.good(split);
      requireUnheard(corpus, good.test());
      RecognizerTrainer trainer =
          input.trainer(check, List.of(corpus, good.train(), good.validation()), options.recipe());
      terminal.note("first: %s, %s".formatted(on, corpus));
      try (Recognizer pretrained =
          trainer.train(corpus, none(corpus.labels()), in(before, "first"), progress)) {
        terminal.note(OutputOptions.kept(pretrained.provenance().report()));
        Split used = options.allTrain() ? good.withValidationInTrain() : good;
        RecognizerTrainer tuner = freeze.trainer(pretrained, used.train().labels(), terminal);
        output.train(tuner, pretrained, used, choice(), in(after, "second"), terminal);
      }
    }
    return Main.DONE;
  }

  /** A test on clips that were learned from before would say nothing. */
  private static void requireUnheard(LabeledClips corpus, LabeledClips test) {
    Labels labels = test.labels();
    LabeledClips relabeled = corpus.relabel(labels, clip -> labels.name(0));
    var unused = new Split("--on against the test clips", relabeled, none(labels), test);
  }

  private static LabeledClips none(Labels labels) {
    return new LabeledClips(labels, List.of());
  }

  /** Each of the two trainings has checkpoints of its own. */
  private static Training in(Training settings, String folder) {
    Path checkpoints = settings.checkpoints();
    return checkpoints == null ? settings : settings.withCheckpoints(checkpoints.resolve(folder));
  }

  private SplitChoice choice() {
    return new SplitChoice(rule.toString(), data.usedFold(), options.seed(), options.allTrain());
  }
}
