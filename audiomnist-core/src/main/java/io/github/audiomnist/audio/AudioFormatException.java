package io.github.audiomnist.audio;

import io.github.audiomnist.files.OneLine;
import java.io.IOException;

/** A file is not audio that can be read; the message names file, expected, found and remedy. */
public final class AudioFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  /** With a message of one line. */
  public AudioFormatException(String message) {
    super(message);
  }

  /**
   * Composes the message {@code file: expected …, found …; remedy}, on one line.
   *
   * @param file name of the file, or of the stream
   * @param expected what can be read
   * @param found what is there instead
   * @param remedy what to do about it
   */
  public AudioFormatException(String file, String expected, String found, String remedy) {
    super(OneLine.of("%s: expected %s, found %s; %s".formatted(file, expected, found, remedy)));
  }
}
