package io.github.audiomnist.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no more, as far as a process that may write no large file can tell. */
class FullDiskTest {

  @Test
  void save_fullDisk_namesTheFileAndKeepsWhatWasThere(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    Path model = folder.resolve("model");
    Path states = folder.resolve("states");
    String kept;
    try (Recognizer older = SmallNetworks.recognizer(SmallNetworks.cnn(), 1)) {
      older.save(model);
      kept = PrintLogits.logits(older);
    }
    String printed =
        OtherProcess.runWithSmallFiles(SaveToFullDisk.class, model.toString(), states.toString());
    List<String> lines = printed.lines().toList();
    assertEquals(2, lines.size(), printed);
    assertRefusal(lines.get(0), model + "/weights-");
    assertRefusal(lines.get(1), states + "/state-");
    try (Recognizer loaded = Recognizer.load(model)) {
      assertEquals(kept, PrintLogits.logits(loaded));
    }
    try (Stream<Path> left = Files.list(model)) {
      assertEquals(2, left.count());
    }
    try (Stream<Path> left = Files.list(states)) {
      assertEquals(0, left.count());
    }
  }

  private static void assertRefusal(String line, String file) {
    assertTrue(line.startsWith(file), line);
    assertTrue(line.contains("expected to write the file, found the error 'File too large'"), line);
  }
}
