package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.Optimizer;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Folders of checkpoints that are of others, damaged, or cannot be written. */
class CheckpointFolderTest extends CheckpointRuns {

  @Test
  void train_checkpointOfAnotherTraining_namesWhatDiffersAndKeepsIt() throws IOException {
    Training settings = settings(2);
    crash(SmallNetworks.cnn(), settings, 2, 0);
    byte[] before = Files.readAllBytes(checkpoints().resolve(MANIFEST));
    assertOther(SmallNetworks.lstm(), settings, "family \"lstm\", found \"cnn\"");
    assertOther(
        new CnnNetwork(List.of(4, 8, 12), 5, 0.1), settings, "network.kernelSize 5, found 3");
    assertOther(SmallNetworks.cnn(), settings.withSeed(8), "settings.seed 8, found 7");
    assertOther(
        SmallNetworks.cnn(),
        settings.withOptimizer(Optimizer.sgd()),
        "settings.optimizer.kind \"Sgd\", found \"AdamW\"");
    assertRefused(
        IOException.class,
        () -> Tones.pipeline().then(SmallNetworks.cnn()).train(VALIDATION, VALIDATION, settings),
        "expected a checkpoint with trainClips");
    assertArrayEquals(before, Files.readAllBytes(checkpoints().resolve(MANIFEST)));
  }

  private void assertOther(Network<TimeFrequency> network, Training settings, String difference) {
    assertRefused(
        IOException.class,
        () -> train(network, settings, TrainingListener.SILENT).close(),
        "checkpoints: expected a checkpoint with " + difference + "; name another folder");
  }

  @Test
  void train_damagedCheckpoint_isRefused() throws IOException {
    Training settings = settings(2);
    crash(SmallNetworks.cnn(), settings, 2, 0);
    Path state;
    try (Stream<Path> files = Files.list(checkpoints())) {
      state = files.filter(path -> path.toString().endsWith(".safetensors")).findFirst().get();
    }
    byte[] bytes = Files.readAllBytes(state);
    bytes[bytes.length - 1] ^= 1;
    Files.write(state, bytes);
    assertDamaged(settings, "found a file that was cut or changed");
    Files.delete(state);
    assertDamaged(settings, "found no such file");
    Path manifest = checkpoints().resolve(MANIFEST);
    String text = Files.readString(manifest);
    for (String broken :
        List.of("", "{}", "[", text.substring(0, text.length() / 2), "{\"format\": 3}")) {
      Files.writeString(manifest, broken);
      assertDamaged(settings, MANIFEST + ": expected a checkpoint, found");
    }
    Files.writeString(manifest, text.replaceAll("state-[0-9a-f]+", "../state"));
    assertDamaged(settings, "found a state file of another name");
    Files.writeString(manifest, text.replace("\"formatVersion\": 1", "\"formatVersion\": 2"));
    assertRefused(
        IOException.class,
        () -> train(SmallNetworks.cnn(), settings, TrainingListener.SILENT).close(),
        "expected format version 1, found 2");
  }

  private static void assertDamaged(Training settings, String found) {
    assertRefused(
        IOException.class,
        () -> train(SmallNetworks.cnn(), settings, TrainingListener.SILENT).close(),
        found,
        "restore it, or delete the folder to begin anew");
  }

  @Test
  void train_folderOfSomethingElse_isRefusedAndUntouched() throws IOException {
    Training settings = settings(1);
    Files.createDirectories(checkpoints());
    Path thesis = Files.writeString(checkpoints().resolve("thesis.txt"), "mine");
    assertRefused(
        IOException.class,
        () -> train(SmallNetworks.cnn(), settings, crashIn(1, 0)).close(),
        "expected an empty folder or checkpoints, found 'thesis.txt'; name another place");
    assertEquals("mine", Files.readString(thesis));
  }

  @Test
  void train_folderThatCannotBeWrittenInTheSecondEpoch_keepsTheFirst() throws IOException {
    Training settings = settings(3);
    byte[] expected = uninterrupted(SmallNetworks.cnn(), settings);
    Path moved = folder.resolve("moved");
    TrainingListener mover =
        new TrainingListener() {
          @Override
          public void epochDone(EpochReport report) {
            // A file stands where the folder was: nothing can be written there.
            try {
              Files.move(checkpoints(), moved);
              Files.writeString(checkpoints(), "in the way");
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          }
        };
    assertThrows(IOException.class, () -> train(SmallNetworks.cnn(), settings, mover).close());
    Files.delete(checkpoints());
    Files.move(moved, checkpoints());
    try (Recognizer recognizer = train(SmallNetworks.cnn(), settings, crashIn(1, 0))) {
      assertArrayEquals(expected, weights(recognizer, folder.resolve("found")));
    }
  }

  @Test
  void train_remainsOfAKilledSave_areClearedAway() throws IOException {
    Training settings = settings(1);
    Files.createDirectories(checkpoints());
    Path temporary = Files.writeString(checkpoints().resolve(".audiomnist-1.tmp"), "x");
    Path state =
        Files.writeString(checkpoints().resolve("state-0123456789abcdef.safetensors"), "x");
    train(SmallNetworks.cnn(), settings, TrainingListener.SILENT).close();
    assertFalse(Files.exists(temporary));
    assertFalse(Files.exists(state));
    try (Stream<Path> files = Files.list(checkpoints())) {
      assertEquals(2, files.count());
    }
  }
}
