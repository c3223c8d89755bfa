package io.github.audiomnist.models;

import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.nio.file.Path;

/** A program that trains, to be killed meanwhile. */
final class TrainUntilKilled {

  static final Network<TimeFrequency> NETWORK = SmallNetworks.cnn();

  private TrainUntilKilled() {}

  static Training settings(Path checkpoints) {
    return Training.epochs(40).withBatchSize(8).withSeed(7).withCheckpoints(checkpoints);
  }

  public static void main(String[] arguments) throws IOException {
    Tones.pipeline()
        .then(NETWORK)
        .train(Tones.clips(6, 1), Tones.clips(2, 2), settings(Path.of(arguments[0])))
        .close();
  }
}
