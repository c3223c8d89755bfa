package io.github.audiomnist.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Replaces files whole or not at all, on any file system of {@code java.nio.file}, with messages of
 * the form {@code file: expected …, found …; remedy}.
 */
public final class WholeFile {

  private WholeFile() {}

  /**
   * Puts {@code bytes} in the place of {@code file}, or leaves everything as it was. The bytes go
   * to a new file in the same folder, are brought to the disk, and are then moved over the old one.
   *
   * @throws FileSystemException if the folder does not exist or cannot be written, or {@code file}
   *     is there and is not a regular file
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    requireReplaceable(file);
    Path temporary = temporaryIn(file.resolveSibling("."));
    try {
      writeThrough(temporary, bytes);
      move(temporary, file);
    } catch (IOException e) {
      deleteQuietly(temporary, e);
      throw explained(file, e, "to write the file", "check the folder");
    }
  }

  /**
   * Passes if a file or folder can be made, or replaced, at {@code place}: what of its path is
   * there are folders, and the last of them takes a new file, which is tried.
   *
   * @throws FileSystemException otherwise
   */
  public static void requireRoomFor(Path place) throws IOException {
    @Nullable Path there = place.toAbsolutePath().normalize().getParent();
    while (there != null && Files.notExists(there)) {
      there = there.getParent();
    }
    if (there != null && !Files.isDirectory(there)) {
      throw refused(place, "a folder above it", "the file " + there, "name another place");
    }
    if (there == null || !Files.isWritable(there)) {
      throw refused(place, "a folder to write to", "none", "name another place");
    }
    Path attempt = temporaryIn(there);
    try {
      writeThrough(attempt, new byte[1]);
      // Who clears the folder away may have deleted it.
      Files.deleteIfExists(attempt);
    } catch (IOException e) {
      deleteQuietly(attempt, e);
      throw explained(place, e, "to write to " + there, "name another place");
    }
  }

  private static Path temporaryIn(Path folder) {
    return folder.resolve(".audiomnist-%s.tmp".formatted(UUID.randomUUID()));
  }

  static FileSystemException refused(Path place, String expected, String found, String remedy) {
    return new FileSystemException(
        name(place),
        null,
        OneLine.of("expected %s, found %s; %s".formatted(expected, found, remedy)));
  }

  private static void writeThrough(Path file, byte[] bytes) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      if (channel instanceof FileChannel onDisk) {
        onDisk.force(true);
      }
    }
  }

  /** Where a file system cannot replace in one step, the nearest it has. */
  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path file, Exception reason) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /** Refuses devices such as /dev/null too: moving a file over one would destroy it. */
  private static void requireReplaceable(Path file) throws FileSystemException {
    if (file.getFileSystem().isReadOnly()) {
      throw refused(file, "a file system to write to", "a read-only one", "choose another folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw refused(
          file, "the name of a file to write", "a folder or device", "choose another name");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NoSuchFileException(
          name(file), null, "expected a folder to write to, found none; create it");
    }
  }

  /**
   * The failure of another path, or of none, told of {@code file}.
   *
   * @param expected what was to be done or found
   * @param remedy what to do
   */
  public static FileSystemException explained(
      Path file, IOException failure, String expected, String remedy) {
    boolean denied = failure instanceof AccessDeniedException;
    String found = denied ? "access denied" : "the error '%s'".formatted(reason(failure));
    String reason = OneLine.of("expected %s, found %s; %s".formatted(expected, found, remedy));
    FileSystemException explained =
        denied
            ? new AccessDeniedException(name(file), null, reason)
            : new FileSystemException(name(file), null, reason);
    explained.initCause(failure);
    return explained;
  }

  /** Without the path, which may be another's. */
  private static String reason(IOException failure) {
    if (failure instanceof FileSystemException ofFile) {
      String reason = ofFile.getReason();
      return reason == null ? failure.getClass().getSimpleName() : reason;
    }
    return String.valueOf(failure.getMessage());
  }

  private static String name(Path file) {
    return OneLine.of(file.toString());
  }
}
