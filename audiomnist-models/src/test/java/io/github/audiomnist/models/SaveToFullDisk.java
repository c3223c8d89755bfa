package io.github.audiomnist.models;

import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.nio.file.Path;

/** A program that saves a recogniser and a checkpoint which are too large, and prints why not. */
final class SaveToFullDisk {

  /** Weights of 4 MB. */
  private static final LstmNetwork LARGE = new LstmNetwork(480, 1, false, 0);

  private SaveToFullDisk() {}

  public static void main(String[] arguments) {
    try (Recognizer large = SmallNetworks.recognizer(LARGE, 1)) {
      large.save(Path.of(arguments[0]));
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
    Training settings = Training.epochs(1).withCheckpoints(Path.of(arguments[1]));
    try {
      Tones.pipeline().then(LARGE).train(Tones.clips(1, 1), Tones.none(), settings).close();
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
  }
}
