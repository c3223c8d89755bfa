package io.github.audiomnist.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.training.Training;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A training in a Java machine that is killed (SIGKILL, where there are signals) again and again,
 * and goes on: {@code mvn -Pcrash verify}. Moments are seeded, as far as time can be.
 */
@Tag("crash")
class KilledTrainingTest extends CheckpointRuns {

  private static final int KILLS = 50;
  private static final long SEED = 20_261_126;
  private static final List<String> FAST_START = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");

  /** When a process is killed. */
  private enum Moment {
    /** Before it learns: the Java machine, the engine or the checkpoint is being loaded. */
    STARTING,
    /** While it learns, judges or writes, whatever it just does. */
    LEARNING,
    /** While a file of the checkpoint is being written. */
    CHECKPOINTING,
    /** While the finished recogniser is being saved over an older one. */
    SAVING
  }

  /** Those of a training, more of them when there is more to break. */
  private static final List<Moment> MOMENTS =
      List.of(
          Moment.STARTING,
          Moment.LEARNING,
          Moment.LEARNING,
          Moment.CHECKPOINTING,
          Moment.CHECKPOINTING);

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Map<Moment, Integer> kills = new EnumMap<>(Moment.class);
  private int completed;
  private int epochsSaved;

  private Path model() {
    return folder.resolve("model");
  }

  @Test
  void train_killedFiftyTimes_givesTheWeightsOfOneThatWasNot()
      throws IOException, InterruptedException {
    Training settings = TrainUntilKilled.settings(checkpoints());
    byte[] expected = uninterrupted(TrainUntilKilled.NETWORK, settings);
    SavedFolders.saved(model(), SmallNetworks.cnn(), 1);
    String older = logits();
    String newer = logitsOf(folder.resolve("expected"));
    for (int i = 0; i < KILLS; i++) {
      Moment moment = i % 10 == 9 ? Moment.SAVING : MOMENTS.get(random.nextInt(MOMENTS.size()));
      killAt(moment);
      assertTrue(List.of(older, newer).contains(logits()), "a recogniser that is neither");
      assertCheckpointsGoOn(settings.epochs());
    }
    assertDone(start());
    assertEquals(newer, logits());
    assertArrayEquals(expected, Files.readAllBytes(weightsFile(model())));
    assertEquals(2, SavedFolders.names(model()).size());
    assertEquals(2, SavedFolders.names(checkpoints()).size());
    System.out.println(
        "killed %s times: %s; %s trainings came to their end meanwhile, and had equal weights"
            .formatted(KILLS, kills, completed));
  }

  /** Counts when a process was there to be killed; one that was done before begins anew. */
  private void killAt(Moment moment) throws IOException, InterruptedException {
    while (true) {
      Process process = start();
      boolean isThere = awaits(process, moment);
      process.destroyForcibly();
      int exit = process.waitFor();
      assertNotEquals(TrainUntilKilled.REFUSED, exit);
      if (isThere && exit != 0) {
        kills.merge(moment, 1, Integer::sum);
        return;
      }
      if (exit == 0) {
        completed++;
        assertArrayEquals(
            Files.readAllBytes(weightsFile(folder.resolve("expected"))),
            Files.readAllBytes(weightsFile(model())));
        forget();
      }
    }
  }

  private Process start() throws IOException {
    return OtherProcess.start(
        FAST_START, TrainUntilKilled.class, checkpoints().toString(), model().toString());
  }

  /** Whether the process lives when {@code moment} has come. */
  private boolean awaits(Process process, Moment moment) throws IOException, InterruptedException {
    if (moment == Moment.STARTING) {
      return !process.waitFor(random.nextInt(1_500), TimeUnit.MILLISECONDS);
    }
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    String line = lines.readLine();
    if (line == null) {
      return false;
    }
    assertEquals(TrainUntilKilled.STARTED, line);
    return switch (moment) {
      case CHECKPOINTING -> seesFileBeingWritten(process, checkpoints());
      case SAVING -> seesFileBeingWritten(process, model());
      default -> !process.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
    };
  }

  private boolean seesFileBeingWritten(Process process, Path place)
      throws IOException, InterruptedException {
    int toSkip = random.nextInt(3);
    while (process.isAlive()) {
      if (isBeingWritten(place) && toSkip-- == 0) {
        TimeUnit.MICROSECONDS.sleep(random.nextInt(1_000));
        return process.isAlive();
      }
    }
    return false;
  }

  private static boolean isBeingWritten(Path place) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(place, ".audiomnist-*-*.tmp")) {
      return files.iterator().hasNext();
    }
  }

  /** What was saved stays saved; whether it is whole the next process finds out by its sums. */
  private void assertCheckpointsGoOn(int epochs) throws IOException {
    Path manifest = checkpoints().resolve(MANIFEST);
    int saved =
        Files.exists(manifest)
            ? Files.readString(manifest).split("\"trainLoss\"", -1).length - 1
            : 0;
    assertTrue(saved >= epochsSaved && saved <= epochs, saved + " epochs after " + epochsSaved);
    epochsSaved = saved;
  }

  private void assertDone(Process process) throws IOException, InterruptedException {
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    assertEquals(TrainUntilKilled.STARTED, printed.strip());
  }

  private void forget() throws IOException {
    for (String name : SavedFolders.names(checkpoints())) {
      Files.delete(checkpoints().resolve(name));
    }
    epochsSaved = 0;
    SavedFolders.saved(model(), SmallNetworks.cnn(), 1);
  }

  private String logits() throws IOException {
    return logitsOf(model());
  }

  private static String logitsOf(Path saved) throws IOException {
    try (Recognizer recognizer = Recognizer.load(saved)) {
      return PrintLogits.logits(recognizer);
    }
  }

  private static Path weightsFile(Path saved) throws IOException {
    return saved.resolve(SavedFolders.weightsFile(saved));
  }
}
