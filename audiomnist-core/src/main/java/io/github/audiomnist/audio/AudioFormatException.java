package io.github.audiomnist.audio;

import java.io.IOException;

/** A file is not audio that can be read; the message names file, expected, found and remedy. */
public final class AudioFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  /** With a message of one line. */
  public AudioFormatException(String message) {
    super(message);
  }
}
