package io.github.audiomnist.examples;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which folds, and how often each is trained. */
@SuppressWarnings("NullAway.Init") // picocli sets them.
final class FoldOptions {

  private static final int DEFAULT_FOLDS = 5;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

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

  FoldRule rule() {
    return rule;
  }

  /** Number of folds, where it may be chosen. */
  int k() {
    return k == null ? DEFAULT_FOLDS : k;
  }

  /** Seeds of the trainings, or the one that else holds. */
  long[] seeds(long seed) {
    return seeds == null ? new long[] {seed} : seeds.clone();
  }

  /**
   * Passes unless a number of folds is given to a rule that has its own.
   *
   * @throws ParameterException otherwise
   */
  void requireFit() {
    if (k != null && !rule.takesK()) {
      throw new ParameterException(
          command.commandLine(),
          "--k: expected --split kfold or speaker-kfold, found --split " + rule);
    }
  }
}
