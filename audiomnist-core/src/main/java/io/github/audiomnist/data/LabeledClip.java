package io.github.audiomnist.data;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A recording with what is said in it and who says it. Immutable; threads may share it.
 *
 * <p>The recording lies in a file, read anew by each {@link #read()}, or in memory.
 */
public final class LabeledClip {

  private final String name;
  private final String label;
  private final String speaker;
  private final @Nullable Path file;
  private final @Nullable Waveform waveform;

  private LabeledClip(
      String name, String label, String speaker, @Nullable Path file, @Nullable Waveform waveform) {
    this.name = name;
    this.label = label;
    this.speaker = speaker;
    this.file = file;
    this.waveform = waveform;
  }

  /** A clip in the WAV file {@code file}, named by the file's name. */
  public static LabeledClip ofFile(Path file, String label, String speaker) {
    return new LabeledClip(String.valueOf(file.getFileName()), label, speaker, file, null);
  }

  /** A clip in memory. */
  public static LabeledClip of(String name, Waveform waveform, String label, String speaker) {
    return new LabeledClip(name, label, speaker, null, waveform);
  }

  /** The file's name, or the one that was given. */
  public String name() {
    return name;
  }

  /** What is said. */
  public String label() {
    return label;
  }

  /** Who says it. */
  public String speaker() {
    return speaker;
  }

  /** Where it comes from, for messages: the file's path, or the name of a clip in memory. */
  public String source() {
    return file == null ? name : file.toString();
  }

  /**
   * The recording.
   *
   * @throws io.github.audiomnist.audio.AudioFormatException if the file is not a WAV file that can
   *     be read
   * @throws IOException if the file cannot be read
   */
  public Waveform read() throws IOException {
    return file == null ? Objects.requireNonNull(waveform) : WavFile.read(file);
  }

  @Override
  public String toString() {
    return "%s (%s, %s)".formatted(source(), label, speaker);
  }
}
