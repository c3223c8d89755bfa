package io.github.audiomnist.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.audiomnist.data.FreeSpokenDigits;
import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PretrainedTest {

  private static final long MOST_BYTES = 1_500_000;
  private static final int RATE = 8_000;

  @SuppressWarnings("NullAway.Init") // JUnit calls load() first.
  private static Recognizer digits;

  @BeforeAll
  static void load() {
    digits = Recognizer.pretrained();
  }

  @AfterAll
  static void close() {
    digits.close();
  }

  private static Waveform noise(double level, int rate, int length, long seed) {
    SeededRandom random = new SeededRandom(seed);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (level * random.nextGaussian());
    }
    return Waveform.of(samples, rate);
  }

  @Test
  void pretrained_knowsTheDigitsAndARule() {
    assertEquals(Labels.digits(), digits.labels());
    assertEquals("unknown", digits.rejection().orElseThrow().label());
    assertEquals(10, digits.recognize(noise(0.1, RATE, RATE, 1)).probabilities().length);
  }

  @Test
  void pretrained_hearsThroughRobustFeatures() {
    assertEquals(Pipeline.robustMelSpec(InputFormat.hz(RATE)), digits.pipeline());
  }

  @Test
  void pretrained_isSmallAndHasItsCardAndNotices() throws IOException {
    long bytes = 0;
    Path folder = Path.of("src/main/resources/io/github/audiomnist/models/pretrained");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        bytes += Files.size(file);
      }
    }
    assertTrue(bytes <= MOST_BYTES, bytes + " bytes");
    for (String name : new String[] {"MODEL_CARD.md", "NOTICE"}) {
      try (InputStream text = Pretrained.class.getResourceAsStream("pretrained/" + name)) {
        assertNotNull(text, name);
        assertTrue(
            new String(text.readAllBytes(), StandardCharsets.UTF_8)
                .contains("Free Spoken Digit Dataset"));
      }
    }
  }

  @Test
  void pretrained_leavesNoTemporaryFiles() throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "audiomnist-pretrained-*")) {
      for (Path path : left) {
        long ageMillis = System.currentTimeMillis() - Files.getLastModifiedTime(path).toMillis();
        assertTrue(ageMillis > 60_000 || !Files.exists(path), path.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 44_100, 48_000})
  void recognize_silenceAndNoise_areUnknown(int rate) {
    assertTrue(digits.recognize(Waveform.of(new float[rate], rate)).isUnknown());
    int accepted = 0;
    for (int seed = 0; seed < 20; seed++) {
      accepted += digits.recognize(noise(0.05, rate, rate, seed)).isUnknown() ? 0 : 1;
    }
    assertTrue(accepted <= 1, accepted + " of 20 accepted");
  }

  @Test
  void recognize_onFourThreads_givesTheSame() throws InterruptedException, ExecutionException {
    Waveform clip = noise(0.1, 16_000, 12_000, 5);
    float[] expected = digits.recognize(clip).logits();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      for (int i = 0; i < 40; i++) {
        Future<float[]> found = pool.submit(() -> digits.recognize(clip).logits());
        assertArrayEquals(expected, found.get());
      }
    } finally {
      pool.shutdown();
    }
  }

  /** It was trained on these: this says that all fits together, not how good it is. */
  @Test
  void evaluate_fsdd_knowsWhatItLearned() throws IOException {
    String home = System.getenv("FSDD_HOME");
    assumeTrue(home != null, "FSDD_HOME is not set");
    LabeledClips all = FreeSpokenDigits.read(Path.of(home));
    LabeledClips some = all.filter(clip -> clip.name().endsWith("_3.wav"));
    assertTrue(digits.evaluate(some).accuracy() >= 0.95);
    int unknown = 0;
    for (LabeledClip clip : some.clips()) {
      unknown += digits.recognize(clip.read()).isUnknown() ? 1 : 0;
    }
    assertTrue(unknown <= some.size() / 10, unknown + " of " + some.size() + " rejected");
  }
}
