package io.github.audiomnist.fuzz;

import io.github.audiomnist.files.NpyArray;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The bytes of a {@code .npy} file. */
public final class NpyTarget {

  // Two bytes become a double, which is copied once; the header becomes text.
  private static final Guard GUARD = new Guard(64, 1 << 20, List.of(FileSystemException.class));

  private static final Path FILE = MemoryDisk.folder().resolve("a.npy");

  private NpyTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    Files.write(FILE, input);
    GUARD.check(input, () -> requireNoMore(input, NpyArray.read(FILE)));
  }

  private static void requireNoMore(byte[] input, NpyArray array) {
    if (2L * array.values().length > input.length) {
      throw new AssertionError(array + " of " + input.length + " bytes");
    }
  }
}
