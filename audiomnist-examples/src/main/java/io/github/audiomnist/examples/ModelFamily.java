package io.github.audiomnist.examples;

import io.github.audiomnist.models.Models;
import io.github.audiomnist.models.Network;
import io.github.audiomnist.signal.TimeFrequency;

/** What {@code --model} may say to {@code train}: networks that read mel spectrograms. */
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
  KW_MLP;

  /** The family's network in its usual size. */
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
    };
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return Choices.written(this);
  }
}
