package io.github.audiomnist.audio;

import io.github.audiomnist.files.OneLine;
import io.github.audiomnist.files.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The bytes of audio files, on any file system of {@code java.nio.file}, with messages of the form
 * {@code file: expected …, found …; remedy}.
 */
final class AudioBytes {

  /** Longest file, in bytes: 2 GiB less what a virtual machine may need for an array's header. */
  static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  private AudioBytes() {}

  /**
   * All bytes of a file.
   *
   * @param kind of file that is expected, for messages, such as "a WAV file"
   * @throws AudioFormatException if the file is longer than {@link #MAX_BYTES}
   * @throws FileSystemException if the file does not exist, is a folder, or cannot be read
   */
  static byte[] read(Path file, String kind) throws IOException {
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw tooLong(file.toString(), kind, size + " bytes", MAX_BYTES);
      }
      return Files.readAllBytes(file);
    } catch (AudioFormatException e) {
      throw e;
    } catch (IOException e) {
      throw unreadable(file, kind, e);
    }
  }

  /**
   * All bytes up to the end of a stream, which stays open.
   *
   * @param name for messages
   * @param kind of file that is expected, for messages
   * @throws AudioFormatException if there are more than {@code maxBytes}
   * @throws IOException if reading fails
   */
  static byte[] read(InputStream in, String name, String kind, int maxBytes) throws IOException {
    byte[] bytes = in.readNBytes(maxBytes);
    if (bytes.length == maxBytes && in.read() >= 0) {
      throw tooLong(name, kind, "more", maxBytes);
    }
    return bytes;
  }

  private static FileSystemException unreadable(Path file, String kind, IOException e) {
    if (e instanceof NoSuchFileException) {
      return new NoSuchFileException(
          name(file), null, "expected %s, found no such file; check the path".formatted(kind));
    }
    if (Files.isDirectory(file)) {
      return new FileSystemException(
          name(file), null, "expected %s, found a folder; name a file in it".formatted(kind));
    }
    return WholeFile.explained(file, e, kind, "check the path and its permissions");
  }

  private static String name(Path file) {
    return OneLine.of(file.toString());
  }

  private static AudioFormatException tooLong(
      String name, String kind, String found, int maxBytes) {
    return new AudioFormatException(
        name,
        "%s of at most %d bytes".formatted(kind, maxBytes),
        found,
        "cut it into shorter recordings");
  }
}
