package io.github.audiomnist.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.evaluation.RejectionRule;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Recognisers of every format version so far load for ever, and hear what they heard when {@link
 * WriteFormatFixtures} saved them. Loading checks the probe clip of each, too.
 */
class FormatVersionsTest {

  private static final double TOLERANCE = 1e-4;

  private static Path fixtures(String version) throws URISyntaxException {
    String tone = "/recognizers/%s/tone.wav".formatted(version);
    URL file = Objects.requireNonNull(FormatVersionsTest.class.getResource(tone), tone);
    return Objects.requireNonNull(Path.of(file.toURI()).getParent());
  }

  private static void assertHearsTheSame(Recognizer recognizer, Path folder) throws IOException {
    List<String> expected = Files.readAllLines(folder.resolve("logits.txt"));
    float[] logits = recognizer.logits(WavFile.read(folder.resolveSibling("tone.wav")));
    assertEquals(expected.size(), logits.length);
    for (int i = 0; i < logits.length; i++) {
      assertEquals(Double.parseDouble(expected.get(i)), logits[i], TOLERANCE);
    }
  }

  @Test
  void load_version1CnnWithARule_hearsTheSame() throws IOException, URISyntaxException {
    Path folder = fixtures("v1").resolve("cnn");
    try (Recognizer recognizer = Recognizer.load(folder)) {
      assertEquals("cnn", recognizer.network().family());
      assertEquals(List.of("low", "high", "rising"), recognizer.networkLabels().names());
      assertEquals(Optional.of(new RejectionRule("rising", 0.75)), recognizer.rejection());
      assertHearsTheSame(recognizer, folder);
    }
  }

  @Test
  void load_version1Transformer_hearsTheSame() throws IOException, URISyntaxException {
    Path folder = fixtures("v1").resolve("transformer");
    try (Recognizer recognizer = Recognizer.load(folder)) {
      assertEquals("transformer", recognizer.network().family());
      assertEquals(List.of("low", "high", "rising"), recognizer.labels().names());
      assertEquals(Optional.empty(), recognizer.rejection());
      assertHearsTheSame(recognizer, folder);
    }
  }
}
