package io.github.audiomnist.examples;

import io.github.audiomnist.models.CnnNetwork;
import io.github.audiomnist.models.LstmNetwork;
import io.github.audiomnist.models.Models;
import io.github.audiomnist.models.Network;

/** What {@code --model} may say to {@code train}. */
enum ModelFamily {
  CNN,
  LSTM,
  TRANSFORMER;

  /** The family of {@code network}. */
  static ModelFamily of(Network network) {
    if (network instanceof CnnNetwork) {
      return CNN;
    }
    return network instanceof LstmNetwork ? LSTM : TRANSFORMER;
  }

  /** The family's network in its usual size. */
  Network network() {
    return switch (this) {
      case CNN -> Models.cnn();
      case LSTM -> Models.lstm();
      case TRANSFORMER -> Models.transformer();
    };
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return Choices.written(this);
  }
}
