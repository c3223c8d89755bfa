package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  private Path data;

  @BeforeEach
  void cutDataSet() throws IOException {
    data = Fixtures.data(folder.resolve("set"));
  }

  private Cli evaluate(Path model) {
    return Cli.run("evaluate", "--model", model, "--data", data);
  }

  @Test
  void evaluate_all_judgesByEveryClip() throws IOException {
    Path file = folder.resolve("report.json");
    Cli run =
        Cli.run("evaluate", "--model", Fixtures.model(), "--data", data, "--report", file)
            .assertDone();
    assertTrue(run.out().contains("of 100 clips"), run.out());
    assertTrue(run.out().contains("trained on: by speaker"), run.out());
    assertTrue(run.out().contains("also those that it may have learned from"), run.out());
    JsonObject report = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    assertEquals(100, report.get("clips").getAsInt());
    assertEquals(5, report.getAsJsonObject("perSpeaker").size());
    assertEquals(0, report.get("seed").getAsLong());
  }

  @Test
  void evaluate_stratified_judgesByTheTestClips() {
    Cli run =
        Cli.run(
                "evaluate",
                "--model",
                Fixtures.model(),
                "--data",
                data,
                "--split",
                "stratified",
                "--seed",
                4)
            .assertDone();
    assertTrue(run.out().contains("of 20 clips"), run.out());
    assertTrue(run.out().contains("seed 4"), run.out());
  }

  @Test
  void evaluate_zip_isReadInPlace() throws IOException {
    Path zip = Fixtures.zip(data, folder.resolve("set.zip"));
    Cli run = Cli.run("evaluate", "--model", Fixtures.model(), "--data", zip).assertDone();
    assertTrue(run.out().contains("of 100 clips"), run.out());
  }

  @Test
  void evaluate_badFile_isNamed() throws IOException {
    Path bad = Fixtures.truncate(Fixtures.clip(data, "5_03_0.wav"));
    evaluate(Fixtures.model()).assertFails(Main.FAILED, bad.toString(), "truncated");
  }

  @Test
  void evaluate_skipBadFiles_namesItAndGoesOn() throws IOException {
    Path bad = Fixtures.truncate(Fixtures.clip(data, "5_03_0.wav"));
    Cli run =
        Cli.run("evaluate", "--model", Fixtures.model(), "--data", data, "--skip-bad-files")
            .assertDone();
    assertTrue(run.err().startsWith("left out: " + bad), run.err());
    assertTrue(run.out().contains("of 99 clips"), run.out());
  }

  private Cli verify(Path model, Object... more) {
    List<Object> args = new ArrayList<>(List.of("evaluate", "--verify", "--model", model));
    args.addAll(List.of("--data", data));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  @Test
  void verify_sameData_findsTheSameResult() throws IOException {
    Path report = folder.resolve("report.json");
    Cli run = verify(Fixtures.model(), "--report", report).assertDone();
    assertTrue(run.out().contains("verified on: by speaker"), run.out());
    assertTrue(run.out().contains("of 20 clips"), run.out());
    assertTrue(Files.exists(report));
    verify(Fixtures.model(), "--split", "speaker").assertFails(Main.MISUSED, "--verify", "--split");
    verify(Fixtures.model(), "--seed", 0).assertFails(Main.MISUSED, "--verify", "--seed");
  }

  @Test
  void verify_otherData_saysWhichPart() throws IOException {
    Files.delete(Fixtures.clip(data, "5_03_0.wav"));
    verify(Fixtures.model())
        .assertFails(Main.FAILED, "verification: expected", "clips with SHA-256", "data set");
  }

  @Test
  void verify_otherResult_saysBoth() throws IOException {
    Path model = Fixtures.copyOfModel(folder.resolve("model"));
    Path manifest = model.resolve("recognizer.json");
    JsonObject json = JsonParser.parseString(Files.readString(manifest)).getAsJsonObject();
    json.remove("manifestSha256");
    JsonObject result = json.getAsJsonObject("provenance").getAsJsonObject("result");
    int predicted = result.getAsJsonArray("predicted").get(0).getAsInt();
    result.getAsJsonArray("predicted").set(0, new JsonPrimitive((predicted + 1) % 10));
    result.addProperty("accuracy", 0.125);
    Files.writeString(manifest, json.toString());
    verify(model)
        .assertFails(Main.FAILED, "expected accuracy 12.50 %, found", "1 of 20 clips, first");
  }

  @Test
  void verify_savedWithoutResult_saysSo() throws IOException {
    Path model = Fixtures.copyOfModel(folder.resolve("model"));
    Path manifest = model.resolve("recognizer.json");
    JsonObject json = JsonParser.parseString(Files.readString(manifest)).getAsJsonObject();
    json.remove("manifestSha256");
    json.getAsJsonObject("provenance").remove("result");
    Files.writeString(manifest, json.toString());
    verify(model).assertFails(Main.FAILED, "with its split and result, found none");
  }

  @Test
  void evaluate_labelsThatItDoesNotKnow_namesThem() throws IOException {
    Path words = Fixtures.words(folder.resolve("words"));
    Cli.run("evaluate", "--model", Fixtures.model(), "--data", words)
        .assertFails(Main.FAILED, words.toString(), "expected a label of [0, 1, 2", "'no'");
  }

  @Test
  void evaluate_noModelFolder_saysSo() {
    Path missing = folder.resolve("missing");
    evaluate(missing).assertFails(Main.FAILED, missing.toString(), "recognizer.json", "none");
  }

  @Test
  void evaluate_noWeights_saysSo() throws IOException {
    Path model = Fixtures.copyOfModel(folder.resolve("model"));
    Path weights = Fixtures.weights(model);
    Files.delete(weights);
    evaluate(model).assertFails(Main.FAILED, weights.toString(), "no such file", "restore");
  }

  @Test
  void evaluate_cutWeights_saysBothLengths() throws IOException {
    Path model = Fixtures.copyOfModel(folder.resolve("model"));
    byte[] bytes = Files.readAllBytes(Fixtures.weights(model));
    Files.write(Fixtures.weights(model), Arrays.copyOf(bytes, 1_000));
    evaluate(model)
        .assertFails(
            Main.FAILED, Fixtures.weights(model) + ": expected " + bytes.length, "found 1000");
  }

  @Test
  void evaluate_changedWeights_saysSo() throws IOException {
    Path model = Fixtures.copyOfModel(folder.resolve("model"));
    byte[] bytes = Files.readAllBytes(Fixtures.weights(model));
    bytes[bytes.length - 1] ^= 1;
    Files.write(Fixtures.weights(model), bytes);
    evaluate(model).assertFails(Main.FAILED, "SHA-256", "changed");
  }

  @Test
  void evaluate_foreignManifest_saysSo() throws IOException {
    Path model = Fixtures.copyOfModel(folder.resolve("model"));
    Path manifest = Files.writeString(model.resolve("recognizer.json"), "{\"name\": \"Ann\"}");
    evaluate(model).assertFails(Main.FAILED, manifest.toString(), "audiomnist-recognizer");
  }

  @Test
  void evaluate_cutManifest_saysSo() throws IOException {
    Path model = Fixtures.copyOfModel(folder.resolve("model"));
    Path manifest = model.resolve("recognizer.json");
    Files.writeString(manifest, Files.readString(manifest).substring(0, 300));
    evaluate(model).assertFails(Main.FAILED, manifest + ": expected the manifest");
  }
}
