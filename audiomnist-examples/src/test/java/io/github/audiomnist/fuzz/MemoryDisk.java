package io.github.audiomnist.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders for what can be read from files alone; in memory where the system offers it. */
public final class MemoryDisk {

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  private MemoryDisk() {}

  /** A new folder, deleted when the Java machine ends. */
  public static Path folder() {
    try {
      Path folder =
          Files.isWritable(SHARED_MEMORY)
              ? Files.createTempDirectory(SHARED_MEMORY, "audiomnist-fuzz-")
              : Files.createTempDirectory("audiomnist-fuzz-");
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    clear(folder);
                    folder.toFile().delete();
                  }));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes what lies in {@code folder}. */
  public static void clear(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Path> leavesFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : leavesFirst) {
        if (!path.equals(folder)) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
