package io.github.audiomnist.examples;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of commands that read a small data set; each test has a folder of its own. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields.
abstract class CutDataSet {

  @TempDir Path folder;

  /** Of {@link Fixtures#data}. */
  Path data;

  /** Where a command may write; nothing is there. */
  Path out;

  @BeforeEach
  void cutDataSet() throws IOException {
    data = Fixtures.data(folder.resolve("set"));
    out = folder.resolve("out");
  }
}
