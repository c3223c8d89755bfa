package io.github.audiomnist.fuzz;

import io.github.audiomnist.models.Recognizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A {@link SavedFolder}, loaded. */
public final class RecognizerTarget {

  // Tables of the pipeline and the network follow from numbers in the manifest.
  private static final Guard GUARD = new Guard(1 << 10, 1L << 30, List.of(IOException.class));

  private static final Path FOLDER = MemoryDisk.folder();

  private RecognizerTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    SavedFolder.check(GUARD, input, FOLDER, RecognizerTarget::load);
  }

  private static void load() throws IOException {
    try (Recognizer recognizer = Recognizer.load(FOLDER)) {
      if (recognizer.labels().size() < 1) {
        throw new AssertionError("no labels");
      }
    }
  }
}
