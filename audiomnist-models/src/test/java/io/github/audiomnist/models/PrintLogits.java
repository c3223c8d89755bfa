package io.github.audiomnist.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that loads a recogniser and prints what it makes of one tone. */
final class PrintLogits {

  private PrintLogits() {}

  public static void main(String[] arguments) throws IOException {
    try (Recognizer recognizer = Recognizer.load(Path.of(arguments[0]))) {
      System.out.println(logits(recognizer));
    }
  }

  /** The logits to the bit. */
  static String logits(Recognizer recognizer) {
    List<String> logits = new ArrayList<>();
    for (float logit : recognizer.recognize(Tones.tone(1, 7)).logits()) {
      logits.add(Float.toHexString(logit));
    }
    return String.join(" ", logits);
  }
}
