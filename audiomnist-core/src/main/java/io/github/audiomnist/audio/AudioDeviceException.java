package io.github.audiomnist.audio;

import io.github.audiomnist.files.OneLine;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A microphone cannot be opened, or has gone; the message names expected, found and remedy. */
public final class AudioDeviceException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Composes the message {@code Microphone: expected …, found …; remedy}, on one line. */
  AudioDeviceException(String expected, String found, String remedy, @Nullable Exception cause) {
    super(
        OneLine.of("Microphone: expected %s, found %s; %s".formatted(expected, found, remedy)),
        cause);
  }
}
