package io.github.audiomnist.examples;

import io.github.audiomnist.fuzz.Guard;
import io.github.audiomnist.fuzz.MemoryDisk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * The bytes of a downloaded archive, which is unpacked: a ZIP file, a tar.gz file, or a tar file,
 * which is compressed first so that its own bytes are reached.
 */
public final class ArchiveTarget {

  private static final Guard GUARD = new Guard(1 << 10, 4 << 20, List.of(IOException.class));

  private static final Path ROOM = MemoryDisk.folder();
  private static final Path ARCHIVE = ROOM.resolve("archive");
  private static final Path ABOVE = ROOM.resolve("a");
  private static final Path FOLDER = ABOVE.resolve("b");

  private ArchiveTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    write(input);
    GUARD.check(input, ArchiveTarget::unpack);
    MemoryDisk.clear(ROOM);
  }

  private static void write(byte[] input) throws IOException {
    boolean isRaw = input.length > 1 && (input[0] == 'P' || (input[0] == 0x1f && input[1] == -117));
    try (OutputStream file = Files.newOutputStream(ARCHIVE);
        OutputStream out = isRaw ? file : new GZIPOutputStream(file)) {
      out.write(input);
    }
  }

  private static void unpack() throws IOException {
    MemoryDisk.clear(Files.createDirectories(FOLDER));
    try {
      Archives.unpack(ARCHIVE, FOLDER);
    } finally {
      requireAlone(ROOM, 2);
      requireAlone(ABOVE, 1);
    }
  }

  /** Nothing was written beside the folder. */
  private static void requireAlone(Path folder, int entries) throws IOException {
    if (Fixtures.list(folder).size() != entries) {
      throw new AssertionError("written elsewhere: " + Fixtures.list(folder));
    }
  }
}
