package io.github.audiomnist.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.audiomnist.data.FreeSpokenDigits;
import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises that are kept on real speech too; needs the data set at FSDD_HOME. */
class FsddTest {

  @ParameterizedTest
  @ValueSource(strings = {"cnn", "lstm", "lstm both ways", "transformer"})
  void train_sameSeedAgain_givesSameLogitsInFreshProcess(
      String name, @TempDir Path first, @TempDir Path second)
      throws IOException, InterruptedException {
    Path home = home();
    Split split = FreeSpokenDigits.officialSplit(FreeSpokenDigits.read(home));
    String firstLogits = trainAndSave(network(name), split, first);
    assertEquals(firstLogits, trainAndSave(network(name), split, second));
    assertEquals(
        firstLogits,
        OtherProcess.run(List.of(), LogitsOfTestClips.class, first.toString(), home.toString()));
  }

  private static String trainAndSave(Network<TimeFrequency> network, Split split, Path folder)
      throws IOException {
    try (Recognizer digits =
        Pipeline.melSpec()
            .then(network)
            .train(
                split.train().filter(clip -> clip.speaker().equals("george")),
                split.validation(),
                Training.epochs(2).withSeed(7))) {
      digits.save(folder);
      return LogitsOfTestClips.logits(digits, split.test());
    }
  }

  private static Network<TimeFrequency> network(String name) {
    return switch (name) {
      case "cnn" -> Models.cnn();
      case "lstm" -> Models.lstm();
      case "lstm both ways" -> Models.lstm().withBothDirections();
      default -> Models.transformer();
    };
  }

  private static Path home() {
    String home = System.getenv("FSDD_HOME");
    assumeTrue(home != null, "FSDD_HOME is not set");
    return Path.of(String.valueOf(home));
  }

  /** A program that loads a recogniser and prints its logits of the official test clips. */
  static final class LogitsOfTestClips {

    private LogitsOfTestClips() {}

    public static void main(String[] arguments) throws IOException {
      LabeledClips clips = FreeSpokenDigits.read(Path.of(arguments[1]));
      try (Recognizer digits = Recognizer.load(Path.of(arguments[0]))) {
        System.out.println(logits(digits, FreeSpokenDigits.officialSplit(clips).test()));
      }
    }

    /** To the bit, clip after clip. */
    static String logits(Recognizer digits, LabeledClips test) throws IOException {
      assertEquals(300, test.size());
      List<String> logits = new ArrayList<>();
      for (LabeledClip clip : test.clips()) {
        for (float logit : digits.recognize(clip.read()).logits()) {
          logits.add(Float.toHexString(logit));
        }
      }
      return String.join(" ", logits);
    }
  }
}
