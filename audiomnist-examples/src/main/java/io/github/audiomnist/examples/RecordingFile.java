package io.github.audiomnist.examples;

import io.github.audiomnist.audio.AudioFiles;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;

/** A recording as it is named on the command line: a file, or standard input. */
final class RecordingFile {

  /** What standard input is written as. */
  static final String STANDARD_INPUT = "-";

  private RecordingFile() {}

  /**
   * Reads it.
   *
   * @throws IOException if it is no audio that can be read
   */
  static Waveform read(String file, Terminal terminal) throws IOException {
    return file.equals(STANDARD_INPUT)
        ? AudioFiles.read(terminal.in(), "standard input")
        : AudioFiles.read(Path.of(file));
  }
}
