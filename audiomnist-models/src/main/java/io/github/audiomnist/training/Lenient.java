package io.github.audiomnist.training;

import io.github.audiomnist.files.WholeFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to a file until that fails for the first time, which is told when it is closed. */
final class Lenient {

  private static final Logger LOG = LoggerFactory.getLogger(Lenient.class);

  private final Path file;
  private @Nullable IOException failure;

  /** What may fail. */
  @FunctionalInterface
  interface Write {
    void run() throws IOException;
  }

  Lenient(Path file) {
    this.file = file;
  }

  void run(Write write) {
    if (failure != null) {
      return;
    }
    try {
      write.run();
    } catch (IOException e) {
      failure = WholeFile.explained(file, e, "to write on", "what follows is not in it");
      LOG.warn("{}", failure.getMessage());
    }
  }

  void close(Closeable writer) throws IOException {
    try {
      writer.close();
    } catch (IOException e) {
      if (failure == null) {
        throw e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
