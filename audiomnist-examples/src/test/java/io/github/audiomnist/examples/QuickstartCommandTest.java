package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartCommandTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  @Test
  void quickstart_oneEpoch_goesTheWholeWay() {
    Path out = folder.resolve("digits");
    Cli run = Cli.run("quickstart", "--epochs", 1, "--out", out).assertDone();
    for (String words :
        List.of(
            "SYNTHETIC SPEECH",
            "SAY NOTHING ABOUT REAL SPEECH",
            "1200 clips, 10 labels, 30 speakers",
            "95 % interval",
            "actual \\ predicted",
            "saved to " + out,
            "loaded from " + out,
            "bit by bit",
            "train --data free-spoken-digit-dataset",
            "predict --model " + out)) {
      assertTrue(run.out().contains(words), () -> words + " in: " + run.out());
    }
    assertEquals(
        10, run.out().lines().filter(line -> line.matches("[0-9]_\\d\\d_\\d\\.wav .*")).count());
    assertTrue(run.err().contains("epoch 1/1 loss"), run.err());
    assertTrue(Files.exists(out.resolve("recognizer.json")));
  }

  @Test
  void quickstart_outHoldsSomethingElse_failsBeforeTraining() throws IOException {
    Files.writeString(folder.resolve("letter.txt"), "Dear Ann");
    Cli.run("quickstart", "--out", folder).assertFails(Main.FAILED, "'letter.txt'");
  }

  @Test
  void quickstart_noEpochs_isMisuse() {
    Cli.run("quickstart", "--epochs", 0)
        .assertFails(Main.MISUSED, "expected epochs of at least 1, found 0");
  }
}
