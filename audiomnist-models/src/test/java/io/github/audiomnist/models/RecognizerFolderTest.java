package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static io.github.audiomnist.models.SavedFolders.MANIFEST;
import static io.github.audiomnist.models.SavedFolders.names;
import static io.github.audiomnist.models.SavedFolders.saved;
import static io.github.audiomnist.models.SavedFolders.weightsFile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Folders to save to. */
class RecognizerFolderTest {

  @Test
  void save_overAnOlderOne_replacesItAndItsWeights(@TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    String older = weightsFile(folder);
    try (Recognizer newer = SmallNetworks.recognizer(SmallNetworks.lstm(), 2)) {
      newer.save(folder);
      assertFalse(Files.exists(folder.resolve(older)));
      try (Recognizer loaded = Recognizer.load(folder)) {
        assertEquals(PrintLogits.logits(newer), PrintLogits.logits(loaded));
      }
    }
    assertEquals(List.of(MANIFEST, weightsFile(folder)), names(folder));
  }

  @Test
  void save_overAnOlderOne_leavesFilesOfOthers(@TempDir Path folder) throws IOException {
    saved(folder, SmallNetworks.cnn(), 1);
    Files.writeString(folder.resolve("README.md"), "mine");
    Files.writeString(folder.resolve("weights-of-mine.safetensors"), "mine");
    saved(folder, SmallNetworks.cnn(), 2);
    assertEquals("mine", Files.readString(folder.resolve("README.md")));
    assertEquals("mine", Files.readString(folder.resolve("weights-of-mine.safetensors")));
  }

  @Test
  void save_toAFolderOfOtherThings_isRefusedAndLeavesThem(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("thesis.tex"), "…");
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.cnn(), 1)) {
      assertRefused(
          IOException.class,
          () -> recognizer.save(folder),
          folder.toString(),
          "expected an empty folder or a saved recogniser",
          "found 'thesis.tex'",
          "; name another place");
    }
    assertEquals(List.of("thesis.tex"), names(folder));
  }

  /** Not even by root, whom permissions do not hold. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void requireSavable_folderThatNobodyCanWrite_saysSoBeforeATraining() {
    Path model = Path.of("/proc/audiomnist/model");
    assertRefused(
        IOException.class,
        () -> Recognizer.requireSavable(model),
        model.toString(),
        "expected ",
        "; name another place");
    Training settings = Training.epochs(1).withCheckpoints(model);
    assertRefused(
        IOException.class,
        () ->
            Tones.pipeline()
                .then(SmallNetworks.cnn())
                .train(Tones.clips(2, 1), Tones.none(), settings),
        model.toString(),
        "expected ",
        "; name another place");
  }

  @Test
  void requireSavable_place_leavesNothing(@TempDir Path folder) throws IOException {
    Recognizer.requireSavable(folder);
    Recognizer.requireSavable(folder.resolve("new/model"));
    assertEquals(List.of(), names(folder));
  }

  @Test
  void save_toAFile_isRefusedAndLeavesIt(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("digits"), "…");
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.cnn(), 1)) {
      assertRefused(
          IOException.class,
          () -> recognizer.save(file),
          file.toString(),
          "expected a folder, found a file");
    }
    assertEquals("…", Files.readString(file));
  }

  @Test
  void save_thatFailsHalfWay_leavesTheOlderOne(@TempDir Path folder, @TempDir Path elsewhere)
      throws IOException {
    try (Recognizer older = SmallNetworks.recognizer(SmallNetworks.cnn(), 1);
        Recognizer newer = SmallNetworks.recognizer(SmallNetworks.cnn(), 2)) {
      older.save(folder);
      newer.save(elsewhere);
      Path obstacle = folder.resolve(weightsFile(elsewhere));
      Files.createDirectories(obstacle);
      assertThrows(IOException.class, () -> newer.save(folder));
      try (Recognizer loaded = Recognizer.load(folder)) {
        assertEquals(PrintLogits.logits(older), PrintLogits.logits(loaded));
      }
      Files.delete(obstacle);
      newer.save(folder);
      try (Recognizer loaded = Recognizer.load(folder)) {
        assertEquals(PrintLogits.logits(newer), PrintLogits.logits(loaded));
      }
    }
    assertEquals(List.of(MANIFEST, weightsFile(folder)), names(folder));
  }

  @Test
  void save_overStrangersManifest_isRefusedAndLeavesIt(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(MANIFEST), "{\"mine\": true}");
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.cnn(), 1)) {
      assertRefused(
          IOException.class,
          () -> recognizer.save(folder),
          MANIFEST,
          "expected a recogniser to replace",
          "; name another place");
    }
    assertEquals("{\"mine\": true}", Files.readString(folder.resolve(MANIFEST)));
  }

  @Test
  void save_afterOneThatWasKilled_clearsItsRemains(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(".audiomnist-1.tmp"), "{\"form");
    Files.writeString(folder.resolve("weights-0123456789abcdef.safetensors"), "…");
    Files.writeString(folder.resolve(".audiomnist-2.tmp"), "…");
    saved(folder, SmallNetworks.cnn(), 1);
    assertEquals(List.of(MANIFEST, weightsFile(folder)), names(folder));
  }
}
