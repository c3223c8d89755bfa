package io.github.audiomnist.data;

import io.github.audiomnist.audio.AudioFiles;
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

  /** The speaker of clips whose source does not say who speaks. */
  public static final String UNKNOWN_SPEAKER = "unknown";

  private final String name;
  private final String label;
  private final String speaker;
  private final @Nullable Path file;
  private final @Nullable Waveform waveform;
  private final Object recording;

  private LabeledClip(
      String name,
      String label,
      String speaker,
      @Nullable Path file,
      @Nullable Waveform waveform,
      Object recording) {
    this.name = Objects.requireNonNull(name, "name");
    this.label = Objects.requireNonNull(label, "label");
    this.speaker = Objects.requireNonNull(speaker, "speaker");
    this.file = file;
    this.waveform = waveform;
    this.recording = recording;
  }

  /** A clip in the audio file {@code file}, named by the file's name. */
  public static LabeledClip ofFile(Path file, String label, String speaker) {
    String name = String.valueOf(file.getFileName());
    return new LabeledClip(name, label, speaker, file, null, file.toAbsolutePath().normalize());
  }

  /** A clip in memory. */
  public static LabeledClip of(String name, Waveform waveform, String label, String speaker) {
    Objects.requireNonNull(waveform, "waveform");
    return new LabeledClip(name, label, speaker, null, waveform, new Object());
  }

  /** The same recording with another label, for another task. */
  public LabeledClip withLabel(String newLabel) {
    return new LabeledClip(name, newLabel, speaker, file, waveform, recording);
  }

  /** The same recording with another speaker. */
  public LabeledClip withSpeaker(String newSpeaker) {
    return new LabeledClip(name, label, newSpeaker, file, waveform, recording);
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
   * Equal for two clips exactly if they are the same recording: the same file, or copies by {@code
   * with…} of one clip in memory. Two clips in memory with equal samples are two recordings.
   */
  Object recording() {
    return recording;
  }

  /**
   * Whether {@code other} is the same recording (the same file, or copies by {@code with…} of one
   * clip in memory) with the same label and speaker.
   */
  public boolean isSameAs(LabeledClip other) {
    return recording.equals(other.recording)
        && label.equals(other.label)
        && speaker.equals(other.speaker);
  }

  /**
   * The recording.
   *
   * @throws io.github.audiomnist.audio.AudioFormatException if the file is not one that {@link
   *     AudioFiles} reads
   * @throws IOException if the file cannot be read
   */
  public Waveform read() throws IOException {
    return file == null ? Objects.requireNonNull(waveform) : AudioFiles.read(file);
  }

  /** For example {@code recordings/7_george_12.wav (7, george)}. */
  @Override
  public String toString() {
    return "%s (%s, %s)".formatted(source(), label, speaker);
  }
}
