package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.training.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A training in a process of its own that is told to end, as by Ctrl-C. */
@DisabledOnOs(OS.WINDOWS)
class InterruptedTrainingTest extends CutDataSet {

  /** That of a Java machine that SIGTERM ends; a shell may have it ignore SIGINT. */
  private static final int TERMINATED = 128 + 15;

  private Path printed() {
    return folder.resolve("printed");
  }

  private Process start(String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Daudiomnist.threads=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "train",
                "--data",
                data.toString(),
                "--split",
                "speaker",
                "--epochs",
                "100000",
                "--out",
                out.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(printed().toFile())
        .start();
  }

  private void waitFor(Process process, String words) throws IOException, InterruptedException {
    while (!Files.readString(printed()).contains(words)) {
      assertTrue(process.isAlive(), Files.readString(printed()));
      Thread.sleep(20);
    }
  }

  @Test
  @Timeout(120)
  void train_toldToEnd_savesTheBestEpoch() throws IOException, InterruptedException {
    Process process = start("--model", "cnn");
    waitFor(process, "epoch 2/100000 ");
    process.destroy();
    assertEquals(TERMINATED, process.waitFor());
    String told = Files.readString(printed());
    assertEquals(1, told.lines().filter(line -> line.startsWith("stopping after")).count(), told);
    assertTrue(told.endsWith("saved to %s%n".formatted(out)), told);
    assertTrue(Files.exists(out.resolve("training.yaml")));
    try (Recognizer saved = Recognizer.load(out)) {
      assertEquals(Ending.CANCELLED, saved.provenance().report().ending());
      assertNotNull(saved.provenance().result());
    }
  }

  /** Of a network that takes seconds for an epoch. */
  @Test
  @Timeout(120)
  void train_toldToEndInItsFirstEpoch_savesNothing() throws IOException, InterruptedException {
    Process process = start("--model", "alex-net", "--batch-size", "1");
    waitFor(process, "features of ");
    process.destroy();
    assertEquals(TERMINATED, process.waitFor());
    String told = Files.readString(printed());
    assertTrue(told.contains("found it cancelled in epoch 1"), told);
    assertFalse(Files.exists(out.resolve("recognizer.json")));
  }
}
