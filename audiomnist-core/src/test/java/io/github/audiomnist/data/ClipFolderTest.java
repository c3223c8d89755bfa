package io.github.audiomnist.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipFolderTest {

  @Test
  void read_namedFiles_takesSpeakers(@TempDir Path root) throws IOException {
    Fixtures.touch(
        root, "yes/yes_anna_1.wav", "yes/yes_ben_1.wav", "not_yet/not_yet_anna_2.wav", "_x/a.wav");
    LabeledClips clips = ClipFolder.read(root);
    assertEquals(List.of("not_yet", "yes"), clips.labels().names());
    assertEquals(List.of("anna", "ben"), List.copyOf(clips.speakers()));
    assertEquals(
        List.of("not_yet_anna_2.wav", "yes_anna_1.wav", "yes_ben_1.wav"), Fixtures.names(clips));
  }

  @Test
  void read_oneFileWithoutSpeaker_noneIsKnown(@TempDir Path root) throws IOException {
    Fixtures.touch(root, "yes/yes_anna_1.wav", "no/1.wav");
    LabeledClips clips = ClipFolder.read(root);
    assertEquals(List.of("unknown"), List.copyOf(clips.speakers()));
    String message =
        Fixtures.message(IllegalArgumentException.class, () -> Split.bySpeaker(clips, 0.1, 0.1, 7));
    assertTrue(message.contains("speakers [unknown] for train, found 1 in all"), message);
  }

  @Test
  void read_emptyFolder_throwsWithIt(@TempDir Path root) throws IOException {
    Fixtures.touch(root, "yes/1.wav", "no/1.mp3");
    assertEquals(
        root.resolve("no")
            + ": expected WAV files, found none; add recordings of this label or remove the folder",
        Fixtures.message(DatasetException.class, () -> ClipFolder.read(root)));
  }

  @Test
  void read_noFolder_throwsWithLayout(@TempDir Path root) {
    String message = Fixtures.message(DatasetException.class, () -> ClipFolder.read(root));
    assertTrue(message.contains("expected LABEL/*.wav, such as yes/yes_anna_1.wav"), message);
    assertTrue(Files.isDirectory(root));
  }
}
