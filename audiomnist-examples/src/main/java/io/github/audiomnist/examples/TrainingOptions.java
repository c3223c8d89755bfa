package io.github.audiomnist.examples;

import io.github.audiomnist.models.Models;
import io.github.audiomnist.models.Network;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.ComputeDevice;
import io.github.audiomnist.training.Training;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what is trained and how. */
@SuppressWarnings("NullAway.Init") // picocli sets them.
final class TrainingOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--model", paramLabel = "FAMILY", description = "${COMPLETION-CANDIDATES}.")
  private @Nullable ModelFamily model;

  @Option(
      names = "--features",
      paramLabel = "RULE",
      description =
          "${COMPLETION-CANDIDATES}: log-mel bands, the same for voices and microphones that were"
              + " not learned, or cepstra. Default: mel; cnn64, audio-net and alex-net have their"
              + " own.")
  private @Nullable FeatureRule features;

  @Option(
      names = "--bidirectional",
      description = "Let rnn, gru or lstm read clips from both ends.")
  private boolean bidirectional;

  @Option(
      names = "--channels",
      split = ",",
      paramLabel = "N",
      description = "Of the units of cnn, as in 24,48,96,96. Default: the library's.")
  private Integer @Nullable [] channels;

  @Option(
      names = "--epochs",
      defaultValue = "30",
      paramLabel = "N",
      description = "Passes over the clips. Default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--seed",
      defaultValue = "0",
      paramLabel = "N",
      description = "Of the split and of the training. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Clips in a step. Default: the library's.")
  private @Nullable Integer batchSize;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Highest learning rate. Default: the library's.")
  private @Nullable Double learningRate;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Stop after N epochs without a better macro F1 on the validation clips. Default: never;"
              + " the best epoch is kept either way.")
  private @Nullable Integer patience;

  @Option(
      names = "--all-train",
      description = "Learn from the validation clips too; the last epoch is kept.")
  private boolean allTrain;

  @Option(
      names = "--device",
      defaultValue = "cpu",
      paramLabel = "DEVICE",
      description = "cpu or cuda. Default: ${DEFAULT-VALUE}.")
  private ComputeDevice device;

  @Option(
      names = "--optimizer",
      paramLabel = "RULE",
      description = "${COMPLETION-CANDIDATES}. Default: the library's.")
  private @Nullable OptimizerRule optimizer;

  @Option(
      names = "--schedule",
      paramLabel = "RULE",
      description = "Of the learning rate: ${COMPLETION-CANDIDATES}. Default: the library's.")
  private @Nullable ScheduleRule schedule;

  @Option(
      names = "--averaging",
      paramLabel = "SHARE",
      description =
          "Keep the running mean of the weights, of which a step keeps this share, from 0 to below"
              + " 1; 0.999 suits a few thousand steps. Default: the weights themselves.")
  private @Nullable Double averaging;

  @Option(
      names = "--augment",
      paramLabel = "RULE",
      description =
          "Changes of the training clips, drawn anew for every epoch: ${COMPLETION-CANDIDATES}."
              + " Default: none.")
  private @Nullable AugmentRule augment;

  @Option(
      names = "--checkpoints",
      paramLabel = "DIR",
      description =
          "Save the state after every epoch, and go on from what is there: a new or empty folder,"
              + " or the one of this very training.")
  private @Nullable Path checkpoints;

  boolean allTrain() {
    return allTrain;
  }

  /**
   * The family of networks.
   *
   * @throws ParameterException if none is given
   */
  ModelFamily model() {
    if (model == null) {
      throw misuse("Missing required option: '--model=FAMILY'");
    }
    return model;
  }

  long seed() {
    return seed;
  }

  int epochs() {
    return epochs;
  }

  boolean hasFeatures() {
    return features != null;
  }

  /** Whether another network than the family's usual one is asked for. */
  boolean hasUnusualNetwork() {
    return bidirectional || channels != null;
  }

  /**
   * The network behind its features.
   *
   * @throws ParameterException if none is given, {@code --features} for one that has its own,
   *     {@code --bidirectional} for one without directions, or {@code --channels} for one without
   *     or out of their range
   */
  NetworkRecipe recipe() {
    ModelFamily family = model();
    if (features != null && !family.readsBands()) {
      throw misuse("--features: expected a network without its own, found --model " + family);
    }
    FeatureRule rule = features == null ? FeatureRule.MEL : features;
    if (channels != null && family != ModelFamily.CNN) {
      throw misuse("--channels: expected --model cnn, found --model " + family);
    }
    if (bidirectional) {
      return NetworkRecipe.of(rule, bothDirections(family));
    }
    return channels == null ? family.recipe(rule) : NetworkRecipe.of(rule, ofChannels(channels));
  }

  private Network<TimeFrequency> ofChannels(Integer[] ofUnits) {
    try {
      return Models.cnn().withChannels(ofUnits);
    } catch (IllegalArgumentException e) {
      throw misuse(e.getMessage());
    }
  }

  private Network<TimeFrequency> bothDirections(ModelFamily family) {
    return switch (family) {
      case RNN -> Models.rnn().withLayerNorm().withBothDirections();
      case GRU -> Models.gru().withBothDirections();
      case LSTM -> Models.lstm().withBothDirections();
      default ->
          throw misuse(
              "--bidirectional: expected --model rnn, gru or lstm, found --model " + family);
    };
  }

  /**
   * The settings.
   *
   * @throws ParameterException if one is out of its range, or two exclude each other
   */
  Training settings() {
    return settings(epochs);
  }

  /** As {@link #settings()}, of other epochs than {@code --epochs} says. */
  Training settings(int passes) {
    if (allTrain && patience != null) {
      throw misuse("--patience: expected validation clips to stop by, found --all-train");
    }
    try {
      Training base = Training.epochs(passes).withSeed(seed).withDevice(device);
      Training batched = batchSize == null ? base : base.withBatchSize(batchSize);
      Training rated = learningRate == null ? batched : batched.withLearningRate(learningRate);
      Training patient = patience == null ? rated : rated.withPatience(patience);
      Training ruled = optimizer == null ? patient : patient.withOptimizer(optimizer.optimizer());
      Training paced = schedule == null ? ruled : ruled.withSchedule(schedule.schedule());
      Training meant = averaging == null ? paced : paced.withAveraging(averaging);
      Training changed = augment == null ? meant : augment.in(meant);
      return checkpoints == null ? changed : changed.withCheckpoints(checkpoints);
    } catch (IllegalArgumentException e) {
      throw misuse(e.getMessage());
    }
  }

  private ParameterException misuse(@Nullable String message) {
    return new ParameterException(command.commandLine(), String.valueOf(message));
  }
}
