package io.github.audiomnist.examples;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.models.Network;
import io.github.audiomnist.models.RecognizerTrainer;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.TimeFrequency;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says at what rate features are made. */
@SuppressWarnings("NullAway.Init") // picocli sets it.
final class RateOption {

  private static final int LOWEST_RATE = 8_000;
  private static final int HIGHEST_RATE = 16_000;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description =
          "Sample rate of the features. Default: the lowest among the clips, from 8000 to 16000.")
  private @Nullable Integer rate;

  /**
   * Passes unless the pipeline of {@code network} cannot have the rate, so that this is told before
   * any clip is read.
   *
   * @throws ParameterException otherwise
   */
  void requireFits(Network<TimeFrequency> network) {
    try {
      if (rate != null) {
        var unused = trainer(rate, network);
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--rate: " + e.getMessage(), e);
    }
  }

  /**
   * A trainer with features at this rate.
   *
   * @param clips those that may be looked at before the test
   */
  RecognizerTrainer trainer(ClipCheck check, LabeledClips clips, Network<TimeFrequency> network) {
    return trainer(hz(check, clips), network);
  }

  /**
   * The rate, in Hz.
   *
   * @param clips those that may be looked at before the test
   */
  int hz(ClipCheck check, LabeledClips clips) {
    if (rate != null) {
      return rate;
    }
    int lowest = check.lowestRate(clips).orElse(LOWEST_RATE);
    return Math.min(HIGHEST_RATE, Math.max(LOWEST_RATE, lowest));
  }

  private static RecognizerTrainer trainer(int hz, Network<TimeFrequency> network) {
    return Pipeline.melSpec(InputFormat.hz(hz)).then(network);
  }
}
