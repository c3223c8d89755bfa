package io.github.audiomnist.examples;

import io.github.audiomnist.models.Models;
import io.github.audiomnist.models.Network;
import io.github.audiomnist.models.RecognizerTrainer;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.pipeline.Presets;
import io.github.audiomnist.signal.TimeFrequency;
import java.util.OptionalInt;

/**
 * What {@code --model} may say to {@code train}: networks that read mel spectrograms, and two that
 * bring features of their own.
 */
enum ModelFamily {
  MLP,
  CNN,
  RNN,
  GRU,
  LSTM,
  TRANSFORMER,
  TC_RES_NET,
  MATCHBOX_NET,
  BC_RES_NET,
  KW_MLP,
  /** On samples, as Becker et al. (2018) train it. */
  AUDIO_NET,
  /** On a picture, as Becker et al. (2018) train it. */
  ALEX_NET;

  private static final int BECKER_RATE = 8_000;

  /** Whether it reads mel spectrograms. */
  boolean readsMels() {
    return this != AUDIO_NET && this != ALEX_NET;
  }

  /** The family's network in its usual size, behind its features. */
  NetworkRecipe recipe() {
    return switch (this) {
      case AUDIO_NET ->
          new NetworkRecipe(
              OptionalInt.of(BECKER_RATE), input -> Pipeline.from(input).then(Models.audioNet()));
      case ALEX_NET -> new NetworkRecipe(OptionalInt.of(BECKER_RATE), ModelFamily::alexNet);
      default -> NetworkRecipe.ofMels(network());
    };
  }

  private static RecognizerTrainer alexNet(InputFormat input) {
    RecognizerTrainer trainer = Presets.alexNetImage().then(Models.alexNet());
    InputFormat own = trainer.pipeline().input();
    if (!input.equals(own)) {
      throw new IllegalArgumentException(
          "%s: expected %s, found %s; leave them out"
              .formatted(ALEX_NET, own.spec(), input.spec()));
    }
    return trainer;
  }

  /**
   * The family's network in its usual size, to be put behind mel spectrograms.
   *
   * @throws IllegalStateException if it reads others
   */
  Network<TimeFrequency> network() {
    return switch (this) {
      case MLP -> Models.mlp();
      case CNN -> Models.cnn();
      case RNN -> Models.rnn().withLayerNorm();
      case GRU -> Models.gru();
      case LSTM -> Models.lstm();
      case TRANSFORMER -> Models.transformer();
      case TC_RES_NET -> Models.tcResNet();
      case MATCHBOX_NET -> Models.matchboxNet();
      case BC_RES_NET -> Models.bcResNet();
      case KW_MLP -> Models.kwMlp();
      case AUDIO_NET, ALEX_NET -> throw readsOthers();
    };
  }

  /** That it was to be put behind mel spectrograms. */
  IllegalStateException readsOthers() {
    return new IllegalStateException(
        "%s: expected a network that reads mel spectrograms, found one with features of its own"
            .formatted(this));
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return Choices.written(this);
  }
}
