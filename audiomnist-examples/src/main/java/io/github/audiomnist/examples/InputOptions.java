package io.github.audiomnist.examples;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.models.RecognizerTrainer;
import io.github.audiomnist.pipeline.InputFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what clips are brought to before features are made. */
@SuppressWarnings("NullAway.Init") // picocli sets them.
final class InputOptions {

  private static final int LOWEST_RATE = 8_000;
  private static final int HIGHEST_RATE = 16_000;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description =
          "Sample rate of the features. Default: the lowest among the clips, from 8000 to 16000;"
              + " 8000 for audio-net and alex-net.")
  private @Nullable Integer rate;

  @Option(
      names = "--seconds",
      defaultValue = "1",
      paramLabel = "S",
      description =
          "Length of the features: shorter clips are padded, the loudest part of longer ones stays."
              + " Default: ${DEFAULT-VALUE}.")
  private double seconds;

  /**
   * Passes unless the features of {@code recipe} cannot have the rate or length, so that this is
   * told before any clip is read.
   *
   * @throws ParameterException otherwise
   */
  void requireFits(NetworkRecipe recipe) {
    int hertz = rate == null ? recipe.usualRate().orElse(LOWEST_RATE) : rate;
    try {
      var unused = recipe.trainer(format(hertz));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          command.commandLine(), "--rate, --seconds: " + e.getMessage(), e);
    }
  }

  /**
   * A trainer with such features.
   *
   * @param clips those that may be looked at before the test
   */
  RecognizerTrainer trainer(ClipCheck check, LabeledClips clips, NetworkRecipe recipe) {
    return trainer(check, List.of(clips), recipe);
  }

  /** As {@link #trainer(ClipCheck, LabeledClips, NetworkRecipe)}, of several sets of clips. */
  RecognizerTrainer trainer(ClipCheck check, List<LabeledClips> sets, NetworkRecipe recipe) {
    return recipe.trainer(format(check, sets, recipe));
  }

  /**
   * The rate and the length.
   *
   * @param clips those that may be looked at before the test
   */
  InputFormat format(ClipCheck check, LabeledClips clips, NetworkRecipe recipe) {
    return format(check, List.of(clips), recipe);
  }

  private InputFormat format(ClipCheck check, List<LabeledClips> sets, NetworkRecipe recipe) {
    return format(rate == null ? usualRate(check, sets, recipe) : rate);
  }

  private static int usualRate(ClipCheck check, List<LabeledClips> sets, NetworkRecipe recipe) {
    if (recipe.usualRate().isPresent()) {
      return recipe.usualRate().getAsInt();
    }
    int lowest =
        sets.stream()
            .flatMapToInt(clips -> check.lowestRate(clips).stream())
            .min()
            .orElse(LOWEST_RATE);
    return Math.min(HIGHEST_RATE, Math.max(LOWEST_RATE, lowest));
  }

  private InputFormat format(int hz) {
    return InputFormat.hz(hz).seconds(seconds);
  }
}
