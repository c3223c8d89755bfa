package io.github.audiomnist.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Lets one writer at a time have a place: in this process, and, on file systems with locks, on this
 * machine. It is a file, which is there as long as the lock is held; one that a killed process left
 * behind locks nobody out. Threads may share it.
 */
public final class WriterLock implements Closeable {

  /** Name of the file in a folder. */
  public static final String NAME = ".audiomnist-lock.tmp";

  private static final long POLL_MILLIS = 20;

  /** More than a lock's file ever has, of which nothing is on the disk. */
  private static final int MARKS = 1 << 20;

  /**
   * What this process holds: the system's locks are a process's, and are lost when any of its
   * channels on the file is closed, so that a second one must not even be opened.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final @Nullable FileChannel channel;
  private final AtomicBoolean closed = new AtomicBoolean();

  private WriterLock(Path file, @Nullable FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * The lock of {@code folder}.
   *
   * @param folder is there
   * @param patience how long to wait for another writer to end
   * @throws IOException if another has it for longer, or the folder cannot be written
   */
  public static WriterLock of(Path folder, Duration patience) throws IOException {
    return of(folder, folder.toRealPath().resolve(NAME), patience);
  }

  /**
   * The lock of a folder or file that is to be made whole, such as a download; its file stands
   * beside.
   *
   * @param place in a folder that is there
   * @param patience how long to wait for another writer to end
   * @throws IOException if another has it for longer, or the folder cannot be written
   */
  public static WriterLock beside(Path place, Duration patience) throws IOException {
    Path absolute = place.toAbsolutePath().normalize();
    Path folder = Objects.requireNonNull(absolute.getParent(), "parent").toRealPath();
    return of(place, folder.resolve("." + absolute.getFileName() + NAME), patience);
  }

  private static WriterLock of(Path place, Path file, Duration patience) throws IOException {
    long begin = System.nanoTime();
    while (true) {
      @Nullable WriterLock lock = attempt(place, file);
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() - begin >= patience.toNanos()) {
        throw WholeFile.refused(
            place,
            "to be the only one who writes there",
            "another at work",
            "wait for it to end, or name another place");
      }
      pause(place);
    }
  }

  private static void pause(Path place) throws InterruptedIOException {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(
          "%s: expected to wait for another writer, found this thread interrupted"
              .formatted(place));
    }
  }

  private static @Nullable WriterLock attempt(Path place, Path file) throws IOException {
    if (!HELD.add(file)) {
      return null;
    }
    @Nullable WriterLock lock = null;
    // An interrupt would close the channel; whoever asked for it waits until there is the lock.
    boolean interrupted = Thread.interrupted();
    try {
      lock = attemptAlone(file);
    } catch (IOException e) {
      throw WholeFile.explained(place, e, "to write there", "check the folder");
    } finally {
      if (lock == null) {
        HELD.remove(file);
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return lock;
  }

  private static @Nullable WriterLock attemptAlone(Path file) throws IOException {
    if (!file.getFileSystem().equals(FileSystems.getDefault())) {
      return new WriterLock(file, null);
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = isTaken(channel) && isStillThere(channel, file);
    } finally {
      if (!taken) {
        channel.close();
      }
    }
    return taken ? new WriterLock(file, channel) : null;
  }

  private static boolean isTaken(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another copy of this class, in another class loader.
      return false;
    } catch (IOException e) {
      // A file system without locks, such as some that lie on other machines.
      return true;
    }
  }

  /**
   * Whether the locked file is the one of that name: its last owner may have deleted it just now,
   * so that others would lock a new one. The size tells, which is set by the one and read by the
   * other.
   */
  private static boolean isStillThere(FileChannel channel, Path file) throws IOException {
    int mark = ThreadLocalRandom.current().nextInt(1, MARKS);
    channel.truncate(0);
    channel.write(ByteBuffer.allocate(1), mark - 1L);
    try {
      return Files.size(file) == mark;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Lets the next one write. May be called again. */
  @Override
  public void close() throws IOException {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      if (channel != null) {
        deleteQuietly();
        channel.close();
      }
    } finally {
      HELD.remove(file);
    }
  }

  /** What stays locks nobody out. */
  private void deleteQuietly() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The folder was moved away or can no longer be written.
    }
  }
}
