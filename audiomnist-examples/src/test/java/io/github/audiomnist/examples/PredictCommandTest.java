package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  private Path one;
  private Path seven;

  @BeforeEach
  void cutDataSet() throws IOException {
    Path data = Fixtures.data(folder.resolve("set"));
    one = Fixtures.clip(data, "1_01_0.wav");
    seven = Fixtures.clip(data, "7_02_1.wav");
  }

  private static Cli predict(Object... files) {
    Object[] args = new Object[files.length + 3];
    args[0] = "predict";
    args[1] = "--model";
    args[2] = Fixtures.model();
    System.arraycopy(files, 0, args, 3, files.length);
    return Cli.run(args);
  }

  private static void assertLine(Object file, String line) {
    String[] fields = line.split("\t", -1);
    assertEquals(3, fields.length, line);
    assertEquals(file.toString(), fields[0]);
    assertTrue(fields[1].matches("[0-9]"), line);
    assertTrue(fields[2].matches("[01]\\.[0-9]{4}"), line);
  }

  @Test
  void predict_files_givesALineEachInOrder() {
    Cli run = predict(seven, one).assertDone();
    assertEquals(2, run.outLines().size());
    assertLine(seven, run.outLines().get(0));
    assertLine(one, run.outLines().get(1));
    assertEquals("", run.err());
  }

  @Test
  void predict_json_givesAnObjectEach() {
    Cli run = predict("--json", seven, one).assertDone();
    assertEquals(2, run.outLines().size());
    JsonObject object = JsonParser.parseString(run.outLines().get(0)).getAsJsonObject();
    assertEquals(seven.toString(), object.get("file").getAsString());
    JsonObject probabilities = object.getAsJsonObject("probabilities");
    assertEquals(10, probabilities.size());
    double sum =
        probabilities.asMap().values().stream().mapToDouble(JsonElement::getAsDouble).sum();
    assertEquals(1, sum, 1e-5);
    assertEquals(object.get("probability"), probabilities.get(object.get("label").getAsString()));
  }

  @Test
  void predict_standardInput_givesWhatTheFileGives() throws IOException {
    Cli file = predict(seven).assertDone();
    Cli stream =
        Cli.runWithInput(Files.readAllBytes(seven), "predict", "--model", Fixtures.model(), "-")
            .assertDone();
    assertLine("-", stream.outLines().get(0));
    assertEquals(file.out().substring(seven.toString().length()), stream.out().substring(1));
  }

  @Test
  void predict_emptyStandardInput_fails() {
    predict("-").assertFails(Main.FAILED, "standard input: expected a WAV file");
  }

  @Test
  void predict_oneBadFile_doesNotStopTheOthers() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.wav"), "This is no WAV file.");
    Path missing = folder.resolve("missing.wav");
    Cli run = predict(one, bad, missing, seven);
    assertEquals(Main.FAILED, run.exitCode());
    assertLine(one, run.outLines().get(0));
    assertLine(seven, run.outLines().get(1));
    assertEquals(2, run.err().lines().count(), run.err());
    assertTrue(run.err().startsWith("audiomnist: %s: expected".formatted(bad)), run.err());
    assertTrue(run.err().contains(missing + ": expected a WAV file, found no such file"));
  }

  @Test
  void predict_badFiles_areToldInOneLine() throws IOException {
    Path empty = Fixtures.empty(Files.copy(one, folder.resolve("empty.wav")));
    predict(empty).assertFails(Main.FAILED, empty.toString(), "no samples");
    Path truncated = Fixtures.truncate(Files.copy(one, folder.resolve("cut.wav")));
    predict(truncated).assertFails(Main.FAILED, truncated.toString(), "truncated");
    predict(folder).assertFails(Main.FAILED, folder.toString(), "a folder");
  }

  @Test
  void predict_noRecogniser_saysSo() {
    Cli.run("predict", "--model", folder, one)
        .assertFails(Main.FAILED, folder.toString(), "recognizer.json");
  }
}
