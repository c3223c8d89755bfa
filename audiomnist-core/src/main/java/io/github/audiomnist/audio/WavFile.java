package io.github.audiomnist.audio;

import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;

/** Reads and writes WAV files. */
public final class WavFile {

  private WavFile() {}

  /** The recording in {@code file}, mixed down to one channel. */
  @SuppressWarnings("DoNotCallSuggester")
  public static Waveform read(Path file) throws IOException {
    throw new AudioFormatException(file + ": not yet");
  }
}
