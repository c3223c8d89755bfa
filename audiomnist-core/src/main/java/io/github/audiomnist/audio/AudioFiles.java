package io.github.audiomnist.audio;

import io.github.audiomnist.signal.Waveform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Reads audio files of every kind that this Java machine can read, as waveforms.
 *
 * <p>The content tells the kind, never the name. WAV, RF64 and BW64 are read by {@link WavFile};
 * all else by the providers of {@code javax.sound.sampled}: the JDK brings AIFF, AIFF-C (PCM and
 * µ-law) and AU; others come onto the class path as libraries, {@code org.jflac:jflac-codec} for
 * FLAC, {@code com.github.trilarion:java-vorbis-support} for Ogg Vorbis and {@code
 * com.googlecode.soundlibs:mp3spi} for MP3. Channels are mixed to their mean and samples scaled as
 * {@link WavFile} and {@link AudioStreams} do it; nothing is resampled.
 *
 * <p>A file with fewer samples than its header says is refused as truncated (MP3 does not say), and
 * MIDI, which the JDK would play. Memory is taken in proportion to what is really read.
 *
 * <p>Messages of all exceptions have one line: {@code file: expected …, found …; remedy}. Paths may
 * belong to any file system, such as that of a zip archive. Threads may use this class freely.
 */
public final class AudioFiles {

  private static final String KIND = "an audio file";

  private AudioFiles() {}

  /**
   * The recording in {@code file}, mixed down to one channel.
   *
   * @throws AudioFormatException if no provider reads the file, or it is truncated, damaged,
   *     without samples, longer than 2 GiB - 9 bytes, or has a sample that is NaN or infinite
   * @throws FileSystemException if the file does not exist, is a folder, or cannot be read
   */
  public static Waveform read(Path file) throws IOException {
    return parse(AudioBytes.read(file, KIND), file.toString());
  }

  /**
   * The recording in a stream, mixed down to one channel. Reads to the end of the stream and leaves
   * it open.
   *
   * @param in for example standard input
   * @param name what to call the stream in messages
   * @throws AudioFormatException if the stream is not one audio file as for {@link #read(Path)}
   * @throws IOException if reading fails
   */
  public static Waveform read(InputStream in, String name) throws IOException {
    return parse(AudioBytes.read(in, name, KIND, AudioBytes.MAX_BYTES), name);
  }

  /**
   * The recording in the bytes of a file, mixed down to one channel.
   *
   * @param bytes of a whole audio file; not changed, not kept
   * @param name what to call the file in messages
   * @throws AudioFormatException if the bytes are not one audio file as for {@link #read(Path)}
   */
  public static Waveform parse(byte[] bytes, String name) throws AudioFormatException {
    if (RiffReader.isWav(bytes)) {
      return WavFile.parse(bytes, name);
    }
    if (FileKind.isMidi(bytes)) {
      throw unread(bytes, name);
    }
    try {
      return decoded(bytes, name);
    } catch (UnsupportedAudioFileException e) {
      throw unread(bytes, name);
    } catch (AudioFormatException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // what providers run into in damaged files
      throw damaged(bytes, name, e);
    }
  }

  private static Waveform decoded(byte[] bytes, String name)
      throws IOException, UnsupportedAudioFileException {
    if (FlacBytes.isFlac(bytes)) {
      long declared = FlacBytes.numFrames(bytes);
      return whole(provided(FlacBytes.withoutMetadata(bytes), name), declared, name);
    }
    if (VorbisBytes.isVorbis(bytes)) {
      long declared = VorbisBytes.numFrames(bytes, name);
      return whole(provided(VorbisBytes.padded(bytes), name), declared, name);
    }
    return provided(bytes, name);
  }

  /** What a provider makes of a file, which must be as long as it says if it is PCM. */
  private static Waveform provided(byte[] bytes, String name)
      throws IOException, UnsupportedAudioFileException {
    try (AudioInputStream stream =
        AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes))) {
      boolean isPcm = FrameDecoder.of(stream.getFormat()).isPresent();
      return whole(AudioStreams.read(stream, name), isPcm ? stream.getFrameLength() : 0, name);
    }
  }

  /** The declared part of a waveform, all of which must be there; all of it if none is declared. */
  private static Waveform whole(Waveform read, long declared, String name)
      throws AudioFormatException {
    if (declared > read.length()) {
      throw new AudioFormatException(
          name,
          declared + " samples as its header says",
          "%d, it is truncated".formatted(read.length()),
          "the file is cut off or damaged; copy or record it again");
    }
    return declared < 1 || declared == read.length()
        ? read
        : Waveform.of(Arrays.copyOf(read.values(), (int) declared), read.sampleRate());
  }

  private static AudioFormatException unread(byte[] bytes, String name) {
    return new AudioFormatException(
        name, "a WAV file, or one that a provider reads", FileKind.of(bytes), remedy(bytes));
  }

  private static String remedy(byte[] bytes) {
    String convert = "convert it to PCM WAV, e.g. with sox or ffmpeg";
    return FileKind.provider(bytes)
        .map(
            provider ->
                "add %s to the class path (if it is there, the file is damaged), or %s"
                    .formatted(provider, convert))
        .orElse("check the path, or " + convert);
  }

  private static AudioFormatException damaged(byte[] bytes, String name, Exception cause) {
    AudioFormatException damaged =
        new AudioFormatException(
            name,
            "an undamaged file",
            "%s in which its provider met '%s'".formatted(FileKind.of(bytes), cause),
            "copy or record it again, or convert it to PCM WAV");
    damaged.initCause(cause);
    return damaged;
  }
}
