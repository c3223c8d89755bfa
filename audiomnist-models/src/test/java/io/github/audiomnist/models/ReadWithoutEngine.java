package io.github.audiomnist.models;

import io.github.audiomnist.training.ComputeDevice;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a recogniser where the engine cannot start, prints its labels, and tries to open it. */
final class ReadWithoutEngine {

  private ReadWithoutEngine() {}

  public static void main(String[] args) throws IOException {
    SavedRecognizer saved = SavedRecognizer.read(Path.of(args[0]), null);
    System.out.println(saved.labels().names());
    try (Recognizer opened = saved.open(ComputeDevice.CPU)) {
      System.out.println("opened " + opened.labels());
    } catch (IOException | LinkageError e) {
      System.out.println("not opened");
    }
  }
}
