package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.audiomnist.audio.AudioStreams;
import io.github.audiomnist.audio.SampleFormat;
import io.github.audiomnist.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
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
    assertTrue(run.err().contains(missing + ": expected an audio file, found no such file"));
  }

  @Test
  void predict_badFiles_areToldInOneLine() throws IOException {
    Path empty = Fixtures.empty(Files.copy(one, folder.resolve("empty.wav")));
    predict(empty).assertFails(Main.FAILED, empty.toString(), "no samples");
    Path truncated = Fixtures.truncate(Files.copy(one, folder.resolve("cut.wav")));
    predict(truncated).assertFails(Main.FAILED, truncated.toString(), "truncated");
  }

  @Test
  void predict_folder_takesAllAudioFilesBelow() throws IOException {
    Files.writeString(folder.resolve("set").resolve("notes.txt"), "none");
    Path hidden = Files.createDirectory(folder.resolve("set").resolve(".hidden"));
    Files.copy(one, hidden.resolve("one.wav"));
    Cli run = predict(folder.resolve("set"), seven).assertDone();
    assertEquals(101, run.outLines().size());
    assertLine(Fixtures.clip(folder.resolve("set"), "0_01_0.wav"), run.outLines().get(0));
    assertLine(seven, run.outLines().get(100));
  }

  @Test
  void predict_folderWithoutAudio_fails() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    predict(empty).assertFails(Main.FAILED, empty.toString(), "expected audio files", "wav");
  }

  @Test
  void predict_random_drawsByTheSeed() {
    Path set = folder.resolve("set");
    Cli run = predict("--random", 3, "--seed", 5, set).assertDone();
    assertEquals(3, run.outLines().stream().distinct().count());
    assertEquals(run.out(), predict("--random", 3, "--seed", 5, set).assertDone().out());
    assertTrue(run.err().contains("3 of 100 files, --seed 5"), run.err());
    assertNotEquals(run.out(), predict("--random", 3, "--seed", 6, set).assertDone().out());
  }

  @Test
  void predict_top_givesTheMostProbableFirst() {
    String[] fields = predict("--top", 3, seven).assertDone().out().strip().split("\t", -1);
    assertEquals(7, fields.length);
    assertTrue(Double.parseDouble(fields[2]) >= Double.parseDouble(fields[4]));
    assertTrue(Double.parseDouble(fields[4]) >= Double.parseDouble(fields[6]));
    String json = predict("--top", 3, "--json", seven).assertDone().out();
    JsonObject object = JsonParser.parseString(json).getAsJsonObject();
    assertEquals(
        List.of(fields[1], fields[3], fields[5]),
        List.copyOf(object.getAsJsonObject("probabilities").keySet()));
  }

  @Test
  void predict_numbersBelowOne_areMisuse() {
    predict("--top", 0, seven).assertFails(Main.MISUSED, "--top", "at least 1");
    predict("--random", -1, seven).assertFails(Main.MISUSED, "--random", "at least 1");
  }

  @Test
  void predict_auFile_isRead() throws IOException {
    Path au = folder.resolve("seven.au");
    try (AudioInputStream stream = AudioStreams.of(WavFile.read(seven), SampleFormat.PCM_16)) {
      AudioSystem.write(toBigEndian(stream), AudioFileFormat.Type.AU, au.toFile());
    }
    String[] expected = predict(seven).assertDone().out().split("\t", -1);
    String[] found = predict(au).assertDone().out().split("\t", -1);
    assertEquals(expected[1], found[1]);
  }

  private static AudioInputStream toBigEndian(AudioInputStream stream) {
    AudioFormat format = stream.getFormat();
    return AudioSystem.getAudioInputStream(
        new AudioFormat(format.getSampleRate(), 16, 1, true, true), stream);
  }

  @Test
  void predict_noRecogniser_saysSo() {
    Cli.run("predict", "--model", folder, one)
        .assertFails(Main.FAILED, folder.toString(), "recognizer.json");
  }
}
