package io.github.audiomnist.models;

import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A program that trains, and saves the recogniser if it is told where, to be killed meanwhile. It
 * prints {@link #STARTED} when it begins to learn, and why it was refused to.
 */
final class TrainUntilKilled {

  static final String STARTED = "started";

  /** Exit code. */
  static final int REFUSED = 3;

  static final Network<TimeFrequency> NETWORK = SmallNetworks.cnn();

  private static final int EPOCHS = 40;

  private TrainUntilKilled() {}

  static Training settings(Path checkpoints) {
    return Training.epochs(EPOCHS).withBatchSize(8).withSeed(7).withCheckpoints(checkpoints);
  }

  public static void main(String[] arguments) {
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void trainingStarted(Training settings, int firstEpoch) {
            System.out.println(STARTED);
            System.out.flush();
          }
        };
    try (Recognizer recognizer =
        CheckpointRuns.train(NETWORK, settings(Path.of(arguments[0])), listener)) {
      if (arguments.length > 1) {
        recognizer.save(Path.of(arguments[1]));
      }
    } catch (IOException e) {
      System.out.println(e.getMessage());
      System.exit(REFUSED);
    }
  }
}
