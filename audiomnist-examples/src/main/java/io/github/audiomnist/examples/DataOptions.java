package io.github.audiomnist.examples;

import io.github.audiomnist.data.AudioMnist;
import io.github.audiomnist.data.DatasetException;
import io.github.audiomnist.data.DatasetLayout;
import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which clips. */
@SuppressWarnings("NullAway.Init") // picocli sets them.
final class DataOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private SetOptions set;

  @Option(
      names = "--fold",
      paramLabel = "N",
      description = "Which of AudioMNIST's five official splits, from 0. Default: 0.")
  private @Nullable Integer fold;

  @Option(
      names = "--skip-bad-files",
      description = "Name the files that are no WAV file or damaged, leave them out, and go on.")
  private boolean skipBadFiles;

  /** As it was given. */
  Path path() {
    return set.path();
  }

  boolean skipBadFiles() {
    return skipBadFiles;
  }

  /** The data set. */
  Dataset open() throws IOException {
    return set.open();
  }

  /**
   * Reads {@code clips} and names the bad ones.
   *
   * @throws IOException if one is bad, unless they are to be left out
   */
  ClipCheck check(List<LabeledClip> clips, Progress progress, Terminal terminal)
      throws IOException {
    ClipCheck check = ClipCheck.of(clips, progress);
    if (skipBadFiles) {
      check.problems().forEach(problem -> terminal.note("left out: " + problem));
    } else {
      check.requireGood();
    }
    return check;
  }

  /**
   * Passes unless {@code --fold} was given without the rule that has folds.
   *
   * @throws ParameterException otherwise
   */
  void requireFoldFits(@Nullable SplitRule rule) {
    boolean wrong = fold != null && (fold < 0 || fold >= AudioMnist.DIGIT_FOLDS);
    if (wrong || (fold != null && rule != SplitRule.OFFICIAL)) {
      throw new ParameterException(
          command.commandLine(),
          "--fold: expected 0 to %s with --split official, found %s"
              .formatted(AudioMnist.DIGIT_FOLDS - 1, fold));
    }
  }

  /** The split of {@code opened}, with parts to learn from and to be judged on. */
  Split split(Dataset opened, SplitRule rule, long seed) throws IOException {
    if (fold != null && opened.layout() != DatasetLayout.AUDIO_MNIST) {
      throw new DatasetException(
          path(), "AudioMNIST for --fold", opened.layout().toString(), "leave out --fold");
    }
    return split(opened, rule, usedFold(), seed);
  }

  /** The fold among AudioMNIST's official ones. */
  int usedFold() {
    return fold == null ? 0 : fold;
  }

  /** As {@link #split(Dataset, SplitRule, long)}, of another fold than {@code --fold} says. */
  Split split(Dataset opened, SplitRule rule, int officialFold, long seed) throws IOException {
    Split split = ruled(opened, rule, officialFold, seed);
    if (split.train().isEmpty() || split.test().isEmpty()) {
      throw new DatasetException(
          path(), "clips to learn from and to test on", split.protocol(), "choose another --split");
    }
    return split;
  }

  /** The library's remedies name its methods; here they are options. */
  private Split ruled(Dataset opened, SplitRule rule, int officialFold, long seed)
      throws IOException {
    try {
      return rule.split(opened, officialFold, seed);
    } catch (IllegalArgumentException e) {
      throw choosingAnother(e);
    }
  }

  /** The folds of {@code opened}. */
  List<Split> splits(Dataset opened, FoldOptions folds, long seed) throws IOException {
    try {
      return folds.rule().splits(opened, folds.k(), seed);
    } catch (IllegalArgumentException e) {
      throw choosingAnother(e);
    }
  }

  private static IllegalArgumentException choosingAnother(IllegalArgumentException e) {
    return new IllegalArgumentException(
        "%s (on the command line: choose another --split)".formatted(e.getMessage()), e);
  }
}
