package io.github.audiomnist.models;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.evaluation.RejectionRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program that wrote the recognisers of {@link FormatVersionsTest} to the folder that is its
 * argument: a tone, and each recogniser with the logits that it gives for it. It is run again for a
 * newer format version alone, to a folder of its own.
 */
final class WriteFormatFixtures {

  private static final RejectionRule RULE = new RejectionRule("rising", 0.75);

  private WriteFormatFixtures() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Path tone = folder.resolve("tone.wav");
    WavFile.write(tone, Tones.tone(1, 7));
    try (Recognizer cnn = SmallNetworks.recognizer(SmallNetworks.cnn(), 1).withRejection(RULE);
        Recognizer transformer = SmallNetworks.recognizer(SmallNetworks.transformer(), 2)) {
      write(cnn, tone, folder.resolve("cnn"));
      write(transformer, tone, folder.resolve("transformer"));
    }
  }

  private static void write(Recognizer recognizer, Path tone, Path folder) throws IOException {
    recognizer.save(folder);
    StringBuilder lines = new StringBuilder();
    for (float logit : recognizer.logits(WavFile.read(tone))) {
      lines.append(logit).append('\n');
    }
    Files.writeString(folder.resolve("logits.txt"), lines);
  }
}
