package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.models.Models;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainCommandTest extends CutDataSet {

  private static JsonObject json(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  @Test
  void train_evaluate_predict_wholeWay() throws IOException {
    Path report = folder.resolve("reports/train.json");
    Cli train = Cli.train(data, out, "--seed", 3, "--report", report).assertDone();
    assertTrue(train.out().contains("by speaker, validation 0.2, test 0.2, seed 3"));
    assertTrue(train.out().contains("actual \\ predicted"), train.out());
    assertTrue(train.out().contains("saved to " + out), train.out());
    assertTrue(
        train
            .err()
            .matches(
                "(?s).*epoch 2/2 loss \\d\\.\\d{3} val acc \\d\\.\\d{3} val F1 \\d\\.\\d{3}"
                    + " \\(\\d+\\.\\d s, \\d+ clips/s, 0:00:00 left\\)\\R.*"),
        train.err());

    Path again = folder.resolve("evaluate.json");
    Cli.run("evaluate", "--model", out, "--data", data, "--split", "speaker", "--report", again)
        .assertDone();
    assertEquals(json(report).get("accuracy"), json(again).get("accuracy"));
    assertEquals(json(report).get("confusion"), json(again).get("confusion"));
    assertTrue(json(again).get("split").getAsString().contains("seed 3"));

    Cli predict =
        Cli.run("predict", "--model", out, Fixtures.clip(data, "7_02_1.wav")).assertDone();
    assertEquals(1, predict.outLines().size());
  }

  @Test
  void train_report_hasEveryFigure() throws IOException {
    Path file = folder.resolve("report.json");
    Cli.train(data, out, "--report", file).assertDone();
    JsonObject report = json(file);
    for (String name :
        List.of(
            "accuracy",
            "accuracyInterval",
            "macroF1",
            "weightedF1",
            "perClass",
            "confusion",
            "labels",
            "clips",
            "split",
            "seed",
            "trainSeconds",
            "featureSeconds",
            "parameters",
            "model",
            "bestEpoch",
            "epochs",
            "perSpeaker",
            "versions")) {
      assertTrue(report.has(name), name);
    }
    assertEquals(20, report.get("clips").getAsInt());
    assertEquals("cnn", report.get("model").getAsString());
    assertEquals(10, report.getAsJsonArray("confusion").size());
    assertEquals(10, report.getAsJsonArray("perClass").size());
    assertEquals(2, report.getAsJsonArray("epochs").size());
    assertEquals(1, report.getAsJsonObject("perSpeaker").size());
    assertTrue(report.getAsJsonObject("versions").get("engine").getAsString().contains("PyTorch"));
    assertEquals(List.of(file), reportsIn(folder));
  }

  @Test
  void train_rulesFilesAndCheckpoints_areTakenAndGoneOnFrom() throws IOException {
    Path log = folder.resolve("logs/log.jsonl");
    Path events = folder.resolve("events");
    Path report = folder.resolve("report.json");
    Object[] options = {
      "--optimizer",
      "nesterov",
      "--schedule",
      "cosine",
      "--averaging",
      0.9,
      "--augment",
      "mixup",
      "--channels",
      "4,8",
      "--checkpoints",
      folder.resolve("state"),
      "--log",
      log,
      "--tensorboard",
      events,
      "--report",
      report
    };
    Cli.train(data, out, options).assertDone();
    assertEquals(4, Files.readAllLines(log).size());
    assertEquals(1, Fixtures.list(events).size());
    JsonObject training = json(report).getAsJsonObject("training");
    assertEquals(0.9, training.getAsJsonObject("optimizer").get("momentum").getAsDouble());
    assertEquals(0.9, training.get("averaging").getAsDouble());
    assertEquals(0.2, training.getAsJsonObject("mixup").get("alpha").getAsDouble());
    try (Recognizer recognizer = Recognizer.load(out)) {
      assertEquals(Models.cnn().withChannels(4, 8), recognizer.network());
    }
    byte[] weights = Files.readAllBytes(Fixtures.weights(out));
    // Both epochs are there already.
    Cli.train(data, out, options).assertDone();
    assertArrayEquals(weights, Files.readAllBytes(Fixtures.weights(out)));
    assertEquals(6, Files.readAllLines(log).size());
    Cli other = Cli.train(data, out, "--channels", "4,8", "--checkpoints", folder.resolve("state"));
    assertEquals(Main.FAILED, other.exitCode());
    assertTrue(other.err().contains("expected a checkpoint with settings."), other.err());
  }

  private static List<Path> reportsIn(Path folder) throws IOException {
    return Fixtures.list(folder).stream().filter(Files::isRegularFile).toList();
  }

  @Test
  void train_allTrain_learnsFromValidationAndKeepsTheLastEpoch() throws IOException {
    Path file = folder.resolve("report.json");
    Cli train = Cli.train(data, out, "--all-train", "--report", file).assertDone();
    assertFalse(train.err().contains("val acc"), train.err());
    JsonObject report = json(file);
    assertEquals(80, report.get("trainClips").getAsInt());
    assertEquals(2, report.get("bestEpoch").getAsInt());
    assertFalse(report.getAsJsonArray("epochs").get(0).getAsJsonObject().has("validationAccuracy"));
  }

  @Test
  void train_zip_isReadInPlace() throws IOException {
    Path zip = Fixtures.zip(data, folder.resolve("set.zip"));
    Cli.run(
            "train",
            "--data",
            zip,
            "--split",
            "stratified",
            "--model",
            "lstm",
            "--bidirectional",
            "--epochs",
            1,
            "--out",
            out)
        .assertDone();
    assertTrue(Files.exists(out.resolve("recognizer.json")));
  }

  @Test
  void train_rates_takesTheLowestFoundButNotUnder8000() throws IOException {
    assertEquals(8_000, rateOf(data));
    for (int voice = 1; voice <= Fixtures.VOICES; voice++) {
      for (Path clip : Fixtures.list(data.resolve("data/0" + voice))) {
        WavFile.write(clip, Waveform.of(WavFile.read(clip).values(), 9_000 + voice));
      }
    }
    assertTrue(rateOf(data) > 9_000);
  }

  private int rateOf(Path set) throws IOException {
    Cli.train(set, out).assertDone();
    try (Recognizer recognizer = Recognizer.load(out)) {
      return recognizer.pipeline().input().sampleRate();
    }
  }

  @Test
  void train_rateGiven_isTaken() throws IOException {
    Cli.train(data, out, "--rate", 11_025).assertDone();
    try (Recognizer recognizer = Recognizer.load(out)) {
      assertEquals(11_025, recognizer.pipeline().input().sampleRate());
    }
  }

  @Test
  void train_ownWords_stratified() throws IOException {
    Path words = Fixtures.words(folder.resolve("words"));
    Cli.run(
            "train",
            "--data",
            words,
            "--split",
            "stratified",
            "--model",
            "transformer",
            "--epochs",
            1,
            "--out",
            out)
        .assertDone();
    try (Recognizer recognizer = Recognizer.load(out)) {
      assertEquals(List.of("no", "yes"), recognizer.labels().names());
    }
  }

  @Test
  void train_overARecogniser_replacesIt() throws IOException {
    Fixtures.copyOfModel(out);
    Path before = Fixtures.weights(out);
    Cli train = Cli.train(data, out, "--seed", 9).assertDone();
    assertTrue(train.err().contains("is replaced"), train.err());
    assertFalse(Files.exists(before));
    assertEquals(3, Fixtures.list(out).size(), "manifest, weights, options");
  }

  @Test
  void train_skipBadFiles_namesEachAndGoesOn() throws IOException {
    Path truncated = Fixtures.truncate(Fixtures.clip(data, "3_01_0.wav"));
    Path empty = Fixtures.empty(Fixtures.clip(data, "4_02_1.wav"));
    Path report = folder.resolve("report.json");
    Cli train = Cli.train(data, out, "--skip-bad-files", "--report", report).assertDone();
    assertTrue(train.err().contains("left out: " + truncated), train.err());
    assertTrue(train.err().contains("left out: " + empty), train.err());
    assertTrue(json(report).get("split").getAsString().endsWith("2 bad files left out"));
  }

  @Test
  void train_badFileAndARecogniserOfBefore_keepsIt() throws IOException {
    Fixtures.copyOfModel(out);
    byte[] before = Files.readAllBytes(Fixtures.weights(out));
    Path bad = Fixtures.truncate(Fixtures.clip(data, "3_01_0.wav"));
    Cli.train(data, out).assertFails(Main.FAILED, bad.toString(), "--skip-bad-files");
    assertArrayEquals(before, Files.readAllBytes(Fixtures.weights(out)));
  }
}
