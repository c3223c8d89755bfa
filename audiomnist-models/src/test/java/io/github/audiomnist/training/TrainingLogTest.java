package io.github.audiomnist.training;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLogTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
  private static final EpochReport FIRST =
      new EpochReport(1, 2.5, 1.5, 0.75, 0.5, 1e-3, 2, 300, 40);
  private static final EpochReport SECOND =
      new EpochReport(2, 2, Double.NaN, Double.NaN, Double.NaN, 1e-4, 2, 310, 0);

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  @Test
  void events_areALineEach() throws IOException {
    Path file = folder.resolve("log.jsonl");
    Training settings = Training.epochs(2).withSeed(7);
    try (TrainingLog log = TrainingLog.to(file, CLOCK)) {
      log.trainingStarted(settings, 1);
      log.epochDone(FIRST);
      log.epochDone(SECOND);
      log.trainingDone(
          new TrainingReport(
              settings, List.of(FIRST, SECOND), 1, 9, 3, 7, 1, 4, 1, "none", Ending.COMPLETED));
    }
    List<String> lines = Files.readAllLines(file);
    JsonObject start = JsonParser.parseString(lines.get(0)).getAsJsonObject();
    assertEquals("start", start.get("event").getAsString());
    assertEquals(7, start.get("seed").getAsLong());
    assertTrue(start.get("settings").getAsString().contains("AdamW"));
    assertEquals(
        List.of(
            "{\"time\":\"2026-11-21T12:00:00Z\",\"event\":\"epoch\",\"epoch\":1,\"trainLoss\":2.5,"
                + "\"validationLoss\":1.5,\"validationAccuracy\":0.75,\"validationMacroF1\":0.5,"
                + "\"learningRate\":0.001,\"seconds\":2.0,\"clipsPerSecond\":300.0,"
                + "\"secondsLeft\":40.0}",
            "{\"time\":\"2026-11-21T12:00:00Z\",\"event\":\"epoch\",\"epoch\":2,\"trainLoss\":2.0,"
                + "\"validationLoss\":null,\"validationAccuracy\":null,\"validationMacroF1\":null,"
                + "\"learningRate\":1.0E-4,\"seconds\":2.0,\"clipsPerSecond\":310.0,"
                + "\"secondsLeft\":0.0}",
            "{\"time\":\"2026-11-21T12:00:00Z\",\"event\":\"end\",\"ending\":\"COMPLETED\","
                + "\"epochs\":2,\"bestEpoch\":1,\"trainSeconds\":4.0}"),
        lines.subList(1, lines.size()));
  }

  @Test
  void to_fileThatIsThere_isAppendedTo() throws IOException {
    Path file = Files.writeString(folder.resolve("log.jsonl"), "{}\n");
    try (TrainingLog log = TrainingLog.to(file)) {
      log.epochDone(FIRST);
      assertEquals(2, Files.readAllLines(file).size(), "every line is written at once");
    }
    assertEquals("{}", Files.readAllLines(file).get(0));
  }

  @Test
  void to_folderThatIsMissing_isRefused() {
    Path file = folder.resolve("missing").resolve("log.jsonl");
    assertRefused(IOException.class, () -> TrainingLog.to(file), file.toString());
  }

  @Test
  void epochDone_fullDisk_isToldOnClosingOnly() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full));
    TrainingLog log = TrainingLog.to(full);
    log.epochDone(FIRST);
    log.epochDone(SECOND);
    assertRefused(IOException.class, log::close, "/dev/full: expected to write on");
  }
}
