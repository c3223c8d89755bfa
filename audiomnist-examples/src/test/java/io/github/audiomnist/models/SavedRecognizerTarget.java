package io.github.audiomnist.models;

import io.github.audiomnist.fuzz.Guard;
import io.github.audiomnist.fuzz.MemoryDisk;
import io.github.audiomnist.fuzz.SavedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A {@link SavedFolder}, read as data: all that is checked before the engine has to do anything.
 */
public final class SavedRecognizerTarget {

  // Tables of the pipeline and the network follow from numbers in the manifest.
  private static final Guard GUARD = new Guard(1 << 10, 1L << 30, List.of(IOException.class));

  private static final Path FOLDER = MemoryDisk.folder();

  private SavedRecognizerTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    SavedFolder.check(GUARD, input, FOLDER, SavedRecognizerTarget::read);
  }

  private static void read() throws IOException {
    SavedRecognizer saved = SavedRecognizer.read(FOLDER, null);
    if (saved.weights().size() < saved.block().parameterCount()) {
      throw new AssertionError("fewer weights than %s".formatted(saved.block().parameterCount()));
    }
  }
}
