package io.github.audiomnist.examples;

import io.github.audiomnist.models.Network;
import io.github.audiomnist.models.RecognizerTrainer;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.TimeFrequency;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A network with the features that it reads.
 *
 * @param usualRate in Hz, where none is asked for; none is by the clips
 * @param trainers the trainer for clips of a format; throws IllegalArgumentException if there is
 *     none
 */
record NetworkRecipe(OptionalInt usualRate, Function<InputFormat, RecognizerTrainer> trainers) {

  /** A network behind mel spectrograms. */
  static NetworkRecipe ofMels(Network<TimeFrequency> network) {
    return new NetworkRecipe(OptionalInt.empty(), input -> Pipeline.melSpec(input).then(network));
  }

  RecognizerTrainer trainer(InputFormat input) {
    return trainers.apply(input);
  }
}
