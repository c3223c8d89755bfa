package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossvalCommandTest extends CutDataSet {

  private Cli crossval(Object... more) {
    List<Object> args = new ArrayList<>(List.of("crossval", "--data", data, "--out", out));
    args.addAll(List.of("--model", "mlp", "--epochs", 1));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  @Test
  void crossval_loso_testsEachSpeakerWithEachSeed() throws IOException {
    Cli run = crossval("--split", "loso", "--seeds", "3,4").assertDone();
    assertTrue(run.out().contains("of 100 clips in 5 folds"), run.out());
    assertTrue(run.out().contains("| 4 | leave one speaker out, '05'"), run.out());
    assertTrue(run.err().contains("10/10: "), run.err());
    assertEquals(12, Fixtures.list(out).size());
    JsonObject report =
        JsonParser.parseString(Files.readString(out.resolve("crossval.json"))).getAsJsonObject();
    assertEquals("[3,4]", report.get("seeds").toString());
    assertEquals(5, report.getAsJsonObject("perSpeaker").size());
    assertTrue(run.out().startsWith(Files.readString(out.resolve("crossval.md"))), run.out());
  }

  @Test
  void crossval_again_trainsNothing() {
    String first = crossval("--split", "kfold", "--k", 3).assertDone().out();
    assertEquals(first, crossval("--split", "kfold", "--k", 3).assertDone().out());
    crossval("--split", "kfold", "--k", 3, "--batch-size", 7)
        .assertFails(
            Main.FAILED,
            out.resolve("fold-0-seed-0.json").toString(),
            "settings.batchSize 7, found 32",
            "another folder");
  }

  @Test
  void crossval_allTrain_learnsFromTheValidationClipsToo() {
    Cli run = crossval("--split", "speaker-kfold", "--k", 5, "--all-train").assertDone();
    assertTrue(
        run.out()
            .contains(
                "60 train, 20 validation, 20 test clips; validation joined to train, 80 to learn"),
        run.out());
  }

  @Test
  void crossval_trainAlso_learnsFromTheCommonLabelsInEveryFold() throws IOException {
    Path more = folder.resolve("more");
    for (String label : List.of("3", "8", "cat")) {
      Files.createDirectories(more.resolve(label));
      Files.copy(
          Fixtures.clip(data, "3_01_0.wav"), more.resolve(label).resolve(label + "_robot_0.wav"));
    }
    Cli run = crossval("--split", "loso", "--train-also", more).assertDone();
    assertTrue(run.out().contains("2 clips of " + more + " added to train, "), run.out());
    JsonObject fold =
        JsonParser.parseString(Files.readString(out.resolve("fold-0-seed-0.json")))
            .getAsJsonObject();
    JsonObject report = fold.getAsJsonObject("provenance").getAsJsonObject("report");
    assertEquals(62, report.get("trainClips").getAsInt(), report.toString());
  }

  @Test
  void crossval_trainAlsoWithoutACommonLabel_saysSo() throws IOException {
    Path more = folder.resolve("more");
    Path cats = Files.createDirectories(more.resolve("cat"));
    Files.copy(Fixtures.clip(data, "3_01_0.wav"), cats.resolve("cat_robot_0.wav"));
    crossval("--split", "loso", "--train-also", more)
        .assertFails(Main.FAILED, more.toString(), "found [cat]", "--train-also");
  }

  @Test
  void crossval_features_arePutBeforeTheNetwork() throws IOException {
    crossval("--split", "kfold", "--k", 3, "--features", "robust").assertDone();
    String report = Files.readString(out.resolve("fold-0-seed-0.json"));
    assertTrue(report.contains("\"fMax\":3900.0"), report);
    Cli.run(
            "crossval",
            "--data",
            data,
            "--out",
            out,
            "--split",
            "kfold",
            "--features",
            "mfcc",
            "--model",
            "cnn64")
        .assertFails(Main.MISUSED, "--features", "found --model cnn64");
  }

  @Test
  void crossval_foldsThatDoNotFit_saysSo() throws IOException {
    crossval("--split", "speaker-kfold", "--k", 6)
        .assertFails(Main.FAILED, "at least 6 speakers", "choose another --split");
    crossval("--split", "kfold", "--k", 2).assertFails(Main.FAILED, "k of at least 3, ", "found 2");
    crossval("--split", "kfold", "--k", 50)
        .assertFails(Main.FAILED, "at least k = 50 clips of label '0', found 10");
    crossval("--split", "loso", "--k", 3).assertFails(Main.MISUSED, "--k: expected --split kfold");
    crossval("--split", "index-folds").assertFails(Main.FAILED, "FSDD", "--split kfold");
    crossval("--split", "official-folds").assertFails(Main.FAILED, "all 60 speakers");
    crossval("--split", "loso", "--seeds", "2,2").assertFails(Main.FAILED, "different seeds");
    crossval("--split", "loso", "--fold", 1).assertFails(Main.MISUSED, "--fold");
    assertTrue(Files.notExists(out));
  }

  @Test
  void crossval_labelOfOneSpeaker_saysSo() throws IOException {
    for (int voice = 1; voice < Fixtures.VOICES; voice++) {
      for (int take = 0; take < 2; take++) {
        Files.delete(Fixtures.clip(data, "7_0%s_%s.wav".formatted(voice, take)));
      }
    }
    crossval("--split", "loso")
        .assertFails(Main.FAILED, "none of [7] in split 4", "'05'", "leave these labels out");
  }
}
