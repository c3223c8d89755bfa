package io.github.audiomnist.models;

import java.io.IOException;
import java.nio.file.Path;

/** A program that saves two recognisers to one folder, over and over. */
final class SaveAgain {

  static final int TIMES = 15;

  private SaveAgain() {}

  /** What it saves; others than {@code seed + 1}. */
  static Recognizer recognizer(long seed) {
    return SmallNetworks.recognizer(SmallNetworks.cnn(), seed);
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    try (Recognizer one = recognizer(1);
        Recognizer two = recognizer(2)) {
      for (int i = 0; i < TIMES; i++) {
        one.save(folder);
        two.save(folder);
      }
    }
  }
}
