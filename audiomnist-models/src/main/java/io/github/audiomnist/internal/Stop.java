package io.github.audiomnist.internal;

import io.github.audiomnist.training.Ending;
import io.github.audiomnist.training.TrainingException;

/** Ends a training before its last epoch. */
final class Stop extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Ending ending;

  Stop(Ending ending, String message) {
    super(message);
    this.ending = ending;
  }

  static Stop cancelled(int epoch) {
    return new Stop(
        Ending.CANCELLED,
        "training: expected to go on, found it cancelled in epoch %s; start it again"
            .formatted(epoch));
  }

  static Stop diverged(String expected, double found, int epoch) {
    return new Stop(
        Ending.DIVERGED,
        "training: expected %s, found %s in epoch %s; lower the learning rate"
            .formatted(expected, found, epoch));
  }

  Ending ending() {
    return ending;
  }

  /** What is thrown where there is nothing to keep. */
  TrainingException asFailure() {
    return new TrainingException(String.valueOf(getMessage()));
  }
}
