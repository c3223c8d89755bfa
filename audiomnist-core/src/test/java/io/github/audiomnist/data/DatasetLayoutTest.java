package io.github.audiomnist.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetLayoutTest {

  @ParameterizedTest
  @CsvSource({
    "data/03/7_03_12.wav, AUDIO_MNIST",
    "03/7_03_12.wav, AUDIO_MNIST",
    "recordings/7_george_12.wav, FREE_SPOKEN_DIGITS",
    "7_george_12.wav, FREE_SPOKEN_DIGITS",
    "seven/0a7c2a8d_nohash_0.wav, SPEECH_COMMANDS",
    "seven/1.wav, FOLDERS",
    "03/1.wav, FOLDERS",
    "7/7_george_12.wav, FOLDERS"
  })
  void detect_oneFile_tellsLayoutAndReads(String file, DatasetLayout layout, @TempDir Path root)
      throws IOException {
    Fixtures.touch(root, file);
    assertEquals(layout, DatasetLayout.detect(root));
    assertEquals(1, layout.read(root).size());
  }

  @Test
  void detect_nothingFits_listsLayouts(@TempDir Path root) throws IOException {
    Fixtures.touch(root, "a/b/c.wav", "d.mp3");
    String message = Fixtures.message(DatasetException.class, () -> DatasetLayout.detect(root));
    for (DatasetLayout layout : DatasetLayout.values()) {
      assertTrue(message.contains(layout.name() + " ("), message);
    }
    assertTrue(message.contains("data/03/7_03_12.wav") && !message.contains("\n"), message);
  }

  @Test
  void detect_noFolder_throws(@TempDir Path root) {
    assertThrows(DatasetException.class, () -> DatasetLayout.detect(root.resolve("none")));
  }
}
