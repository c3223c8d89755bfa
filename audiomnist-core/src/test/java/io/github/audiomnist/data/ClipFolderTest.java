package io.github.audiomnist.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
    Fixtures.touch(root, "yes/1.wav", "no/1.txt");
    assertEquals(
        root.resolve("no")
            + ": expected WAV files, found none; add recordings of this label or remove the folder",
        Fixtures.message(DatasetException.class, () -> ClipFolder.read(root)));
  }

  @Test
  void read_otherAudioFiles_areClips(@TempDir Path root) throws IOException {
    Fixtures.touch(root, "yes/yes_anna_1.FLAC", "yes/notes.txt");
    try (InputStream flac = getClass().getResourceAsStream("/audio/stereo-16.flac")) {
      Files.copy(Objects.requireNonNull(flac), root.resolve("yes/yes_ben_1.flac"));
    }
    LabeledClips clips = ClipFolder.read(root);
    assertEquals(List.of("yes_anna_1.FLAC", "yes_ben_1.flac"), Fixtures.names(clips));
    assertEquals(List.of("anna", "ben"), List.copyOf(clips.speakers()));
    assertEquals(3000, clips.clips().get(1).read().length());
    assertEquals(DatasetLayout.FOLDERS, DatasetLayout.detect(root));
  }

  @Test
  void read_noFolder_throwsWithLayout(@TempDir Path root) {
    String message = Fixtures.message(DatasetException.class, () -> ClipFolder.read(root));
    assertTrue(message.contains("expected LABEL/*.wav, such as yes/yes_anna_1.wav"), message);
    assertTrue(Files.isDirectory(root));
  }
}
