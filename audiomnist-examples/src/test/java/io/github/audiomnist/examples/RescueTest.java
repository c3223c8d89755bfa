package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.models.Recognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was learned is not lost, whatever happens to the place where it was to be. */
class RescueTest extends CutDataSet {

  private static final Pattern KEPT =
      Pattern.compile("is kept in (\\S+?)(?:, without .*)?: (?:move it|go on)");

  /** Does something as soon as the training has begun, which is when its log has a line. */
  private CompletableFuture<Void> onceItTrains(Path log, Sabotage sabotage) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            while (!Files.exists(log) || Files.size(log) == 0) {
              Thread.sleep(1);
            }
            sabotage.run();
          } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }

  @FunctionalInterface
  private interface Sabotage {
    void run() throws IOException;
  }

  private Cli trainAndSabotage(Sabotage sabotage) {
    Path log = folder.resolve("log.jsonl");
    CompletableFuture<Void> sabotaging = onceItTrains(log, sabotage);
    Cli run = Cli.train(data, out, "--log", log);
    sabotaging.join();
    assertEquals(Main.FAILED, run.exitCode(), run.err());
    return run;
  }

  private Recognizer rescued(Cli run) throws IOException {
    String last = run.errLines().get(run.errLines().size() - 1);
    Matcher kept = KEPT.matcher(last);
    assertTrue(kept.find(), last);
    Path place = Path.of(kept.group(1));
    assertTrue(place.toRealPath().startsWith(folder.toRealPath()), last);
    return Recognizer.load(place);
  }

  @Test
  @Timeout(120)
  void train_placeTakenMeanwhile_keepsTheRecogniserBeside() throws IOException {
    Cli run = trainAndSabotage(() -> Files.writeString(out, "mine"));
    assertTrue(run.err().contains(out + ": expected a folder, found a file"), run.err());
    try (Recognizer kept = rescued(run)) {
      assertNotNull(kept.provenance().result());
    }
    assertEquals("mine", Files.readString(out));
  }

  @Test
  @Timeout(120)
  void train_testClipsGoneMeanwhile_keepsTheRecogniserWithoutAResult() throws IOException {
    Cli run =
        trainAndSabotage(
            () -> {
              for (Path speaker : Fixtures.list(data.resolve("data"))) {
                Files.move(speaker, folder.resolve("gone-" + speaker.getFileName()));
              }
            });
    assertTrue(run.err().contains("without a result on test clips"), run.err());
    rescued(run).close();
  }

  @Test
  void pretrain_secondTrainingFails_keepsTheFirst() throws IOException {
    Path states = folder.resolve("states");
    Path foreign = Files.createDirectories(states.resolve("second")).resolve("checkpoint.json");
    Files.writeString(foreign, "{}");
    Cli run =
        Cli.run(
            "pretrain",
            "--on",
            Fixtures.words(folder.resolve("words")),
            "--data",
            data,
            "--out",
            out,
            "--split",
            "speaker",
            "--model",
            "cnn",
            "--epochs",
            1,
            "--checkpoints",
            states);
    assertEquals(Main.FAILED, run.exitCode(), run.err());
    assertTrue(run.err().contains(foreign + ": expected"), run.err());
    assertTrue(run.err().contains("the recogniser of the first training is kept"), run.err());
    try (Recognizer first = rescued(run)) {
      assertEquals(List.of("no", "yes"), first.labels().names());
    }
    assertFalse(Files.exists(out));
  }

  @Test
  void after_foldersThatTakeNothing_saysThatItIsLostAndWhatHelps() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    List<Path> places = List.of(file, folder.resolve("none"));
    try (Recognizer recognizer = Recognizer.load(Fixtures.model())) {
      IOException told =
          new Rescue(recognizer, null, out).after(new IOException("out: expected a disk"), places);
      assertTrue(
          String.valueOf(told.getMessage())
              .matches("out: expected a disk; none of .* is lost, train again with --checkpoints"),
          told.getMessage());
      assertEquals(2, told.getSuppressed().length);
    }
  }

  @Test
  void after_oneFolderThatTakesIt_leavesNothingInTheOthers() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    List<Path> places = List.of(folder.resolve("none"), empty);
    try (Recognizer recognizer = Recognizer.load(Fixtures.model())) {
      IOException told =
          new Rescue(recognizer, null, out).after(new IOException("out: expected a disk"), places);
      assertTrue(String.valueOf(told.getMessage()).contains(empty.toString()), told.getMessage());
    }
    assertEquals(1, Fixtures.list(empty).size());
  }
}
