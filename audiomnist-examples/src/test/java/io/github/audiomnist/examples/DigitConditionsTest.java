package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigitConditionsTest {

  private static final int RATE = 8_000;
  private static final int OTHERS = 4;

  @Test
  void print_digitsAndNoise_countsEachSpeakerAndConditionAndWhatIsAccepted() throws IOException {
    List<String> lines = new ArrayList<>();
    try (SampleDigits sample = SampleDigits.open();
        Recognizer recognizer = Recognizer.pretrained()) {
      List<LabeledClip> clips =
          new ArrayList<>(
              sample.read().filter(clip -> clip.name().matches("[0-9]_0[12]_1\\.wav")).clips());
      for (int i = 0; i < OTHERS; i++) {
        clips.add(LabeledClip.of("noise", noise(i), DigitCorpus.UNKNOWN, "nobody"));
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new DigitConditions(
              List.of(noise(OTHERS)), new PrintStream(out, true, StandardCharsets.UTF_8))
          .print(recognizer, "sample", new LabeledClips(DigitCorpus.labels(), clips));
      out.toString(StandardCharsets.UTF_8).lines().forEach(lines::add);
    }
    assertEquals(
        List.of(
            "sample, 01, as recorded",
            "sample, 02, as recorded",
            "sample, as recorded",
            "sample, no digits, as recorded",
            "sample, 01, in a rough second",
            "sample, 02, in a rough second",
            "sample, in a rough second",
            "sample, no digits, in a rough second"),
        lines.stream().map(line -> line.substring(0, line.indexOf(':'))).toList());
    assertTrue(
        lines
            .get(2)
            .startsWith(
                "sample, as recorded: 100.00 % of 20 digits right; and accepted at 0.05: 100"),
        lines.get(2));
    assertTrue(
        lines.get(3).matches("sample, no digits, as recorded: 4 clips; .* 0\\.70: 0\\.0 %"),
        lines.get(3));
  }

  private static Waveform noise(int seed) {
    SeededRandom random = new SeededRandom(seed);
    float[] samples = new float[2 * RATE];
    for (int t = 0; t < samples.length; t++) {
      samples[t] = (float) (0.1 * random.nextGaussian());
    }
    return Waveform.of(samples, RATE);
  }
}
