package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.audiomnist.audio.AudioDeviceException;
import io.github.audiomnist.audio.Microphone;
import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat.Encoding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenCommandTest {

  private static final List<String> NAMES = List.of("1_01_0.wav", "7_02_1.wav", "4_03_0.wav");

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  private Path file;
  private final List<Double> starts = new ArrayList<>();

  @BeforeEach
  void join() throws IOException {
    Path data = Fixtures.data(folder.resolve("set"));
    List<Waveform> clips = new ArrayList<>();
    for (String name : NAMES) {
      clips.add(WavFile.read(Fixtures.clip(data, name)));
    }
    int rate = clips.get(0).sampleRate();
    int pause = rate / 2;
    int length = clips.stream().mapToInt(clip -> clip.length() + pause).sum() + pause;
    float[] all = new float[length];
    int at = pause;
    for (Waveform clip : clips) {
      starts.add((double) at / rate);
      System.arraycopy(clip.values(), 0, all, at, clip.length());
      at += clip.length() + pause;
    }
    file = folder.resolve("numbers.wav");
    WavFile.write(file, Waveform.of(all, rate));
  }

  /** The fixture's recogniser has hardly learned, so every sound is a word to it. */
  private Cli listen(Object... more) {
    List<Object> args = new ArrayList<>(List.of("listen", "--model", Fixtures.model()));
    args.addAll(List.of("--threshold", 0));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  @Test
  void listen_file_givesALineForEachWord() {
    Cli run = listen("--file", file).assertDone();
    assertEquals(3, run.outLines().size(), run.out());
    for (int i = 0; i < 3; i++) {
      String[] fields = run.outLines().get(i).split("\t", -1);
      assertEquals(starts.get(i), Double.parseDouble(fields[0]), 0.1);
      assertTrue(fields[1].matches("[0-9]"), fields[1]);
      assertTrue(fields[2].matches("[01]\\.[0-9]{4}"), fields[2]);
    }
    assertEquals("", run.err());
  }

  @Test
  void listen_json_givesAnObjectForEachWord() {
    Cli run = listen("--file", file, "--json").assertDone();
    JsonObject word = JsonParser.parseString(run.outLines().get(1)).getAsJsonObject();
    assertEquals(starts.get(1), word.get("start").getAsDouble(), 0.1);
    assertTrue(word.get("end").getAsDouble() > word.get("start").getAsDouble());
  }

  @Test
  void listen_seconds_stops() {
    double seconds = starts.get(1) - 0.1;
    assertEquals(1, listen("--file", file, "--seconds", seconds).assertDone().outLines().size());
  }

  @Test
  void listen_thresholdThatNothingReaches_saysNothing() {
    Cli run =
        Cli.run("listen", "--model", Fixtures.model(), "--file", file, "--threshold", 1)
            .assertDone();
    assertEquals("", run.out());
  }

  @ParameterizedTest
  @CsvSource({
    "PCM_SIGNED, 8000, 1",
    "PCM_SIGNED, 44100, 2",
    "PCM_SIGNED, 48000, 2",
    "ALAW, 8000, 1",
    "ULAW, 16000, 2"
  })
  void listen_withoutModel_hearsDigitsInFilesAsOthersWriteThem(
      String encoding, int rate, int channels) throws IOException {
    Waveform sound = Encodings.atRate(WavFile.read(file), rate);
    Path other =
        Encodings.write(folder.resolve("other.wav"), sound, new Encoding(encoding), channels);
    Cli run = Cli.run("listen", "--file", other).assertDone();
    List<String> words = run.outLines().stream().map(line -> line.split("\t", -1)[1]).toList();
    assertEquals(List.of("1", "7", "4"), words, run.out());
  }

  @Test
  void listen_silence_saysNothing() throws IOException {
    Path silence = folder.resolve("silence.wav");
    WavFile.write(silence, Waveform.of(new float[16_000], 8_000));
    assertEquals("", Cli.run("listen", "--file", silence).assertDone().out());
  }

  @Test
  void listen_fileShorterThanAChunk_isHeard() throws IOException {
    Path click = folder.resolve("click.wav");
    WavFile.write(click, Waveform.of(new float[] {0, 0.5f, -0.5f, 0}, 8_000));
    assertEquals("", Cli.run("listen", "--file", click).assertDone().out());
  }

  @Test
  void listen_noMicrophone_failsInOneLine() {
    assumeFalse(hasMicrophone(), "has a microphone");
    listen().assertFails(Main.FAILED, "Microphone: expected an audio input", "plug in");
  }

  private static boolean hasMicrophone() {
    try (Microphone microphone = Microphone.open(16_000)) {
      return microphone.sampleRate() > 0;
    } catch (AudioDeviceException e) {
      return false;
    }
  }

  @Test
  void listen_badInput_isToldInOneLine() throws IOException {
    Path text = Files.writeString(folder.resolve("text.wav"), "seven");
    listen("--file", text).assertFails(Main.FAILED, text.toString(), "expected");
    listen("--file", folder.resolve("none.wav")).assertFails(Main.FAILED, "none.wav");
    listen("--file", file, "--seconds", 0).assertFails(Main.MISUSED, "--seconds");
    listen("--file", file, "--threshold", 2).assertFails(Main.MISUSED, "--threshold");
    Cli.run("listen", "--model", folder, "--file", file)
        .assertFails(Main.FAILED, folder.toString(), "recognizer.json");
  }
}
