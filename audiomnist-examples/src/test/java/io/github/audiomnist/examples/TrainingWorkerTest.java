package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingWorkerTest {

  private static final int RATE = 8_000;
  private static final int CLIPS = 6;
  private static final int CNN_PARAMETERS = 61_050;
  private static final int ROWS = 40;
  private static final int COLUMNS = 101;

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  /** Three clips of each of two digits. */
  @BeforeEach
  void writeClips() throws IOException {
    Path recordings = Files.createDirectory(folder.resolve("recordings"));
    for (int i = 0; i < CLIPS; i++) {
      WavFile.write(recordings.resolve("%s_anna_%s.wav".formatted(i % 2, i / 2)), tone(i));
    }
  }

  private static Waveform tone(int number) {
    float[] samples = new float[RATE / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * (300 + 900 * (number % 2)) * i / RATE));
    }
    return Waveform.of(samples, RATE);
  }

  private static List<String> answers(String... requests) {
    byte[] lines =
        String.join("\n", requests).replace('|', '\t').getBytes(Charset.defaultCharset());
    return Cli.runWithInput(lines, "bench", "--training-worker").assertDone().outLines();
  }

  private String train(String clock) {
    return "prepare|a|train|CNN|%s|%s|9|%s|%s"
        .formatted(clock, CLIPS, folder, folder.resolve("features"));
  }

  private float[] read(String name) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  @Test
  void time_training_runsEpochByEpoch() throws IOException {
    List<String> answers = answers(train("wall"), "time|a|0", "time|a|0", "save|a|" + model());
    assertEquals("ok\t%s\t%s\t%s".formatted(CNN_PARAMETERS, ROWS, COLUMNS), answers.get(0));
    assertTrue(nanoseconds(answers.get(1)) > 0);
    try (Recognizer saved = Recognizer.load(model())) {
      assertEquals(2, saved.provenance().report().epochs().size());
    }
  }

  @Test
  void prepare_training_writesLabelsFramesAndFeatures() throws IOException {
    answers(train("processor"));
    float[] clips = read("features");
    assertEquals(CLIPS * (2 + ROWS * COLUMNS), clips.length);
    assertEquals(0, clips[0]);
    assertEquals(RATE / 2 / 80, clips[1]);
  }

  @Test
  void logits_recognition_areThoseOfTheRecognizer() throws IOException {
    answers(train("wall"), "time|a|0", "save|a|" + model());
    String fields = "|%s|%s|%s".formatted(model(), CLIPS, folder);
    List<String> answers =
        answers(
            "prepare|one|recognize" + fields,
            "prepare|all|evaluate" + fields,
            "time|one|0",
            "time|all|0",
            "logits|one|" + folder.resolve("logits"));
    assertEquals(CLIPS, answers.get(2).split("\t", -1).length - 1);
    assertEquals(1, answers.get(3).split("\t", -1).length - 1);
    try (Recognizer saved = Recognizer.load(model())) {
      float[] expected = saved.recognize(tone(0)).logits();
      float[] first = Arrays.copyOf(read("logits"), expected.length);
      assertArrayEquals(expected, first, 0.01f);
    }
  }

  @Test
  void requests_thatMakeNoSense_areAnsweredWithErrors() {
    List<String> answers = answers("time|a|1", train("sun"), "prepare|a|sleep", "shout|a");
    assertEquals("error\tbench: expected a TimedWork, found a", answers.get(0));
    assertEquals("error\tbench: expected wall or processor", answers.get(1));
    assertEquals("error\tbench: expected train, recognize or evaluate", answers.get(2));
    assertEquals("error\tbench: expected a request, found shout", answers.get(3));
  }

  private Path model() {
    return folder.resolve("model");
  }

  private static double nanoseconds(String answer) {
    return Double.parseDouble(answer.split("\t", -1)[1]);
  }
}
