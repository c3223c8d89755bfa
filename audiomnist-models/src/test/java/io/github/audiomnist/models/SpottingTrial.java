package io.github.audiomnist.models;

import io.github.audiomnist.augment.Augmentation;
import io.github.audiomnist.augment.Gain;
import io.github.audiomnist.augment.Noise;
import io.github.audiomnist.augment.NoiseColor;
import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.augment.TimeShift;
import io.github.audiomnist.data.FreeSpokenDigits;
import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.models.SpokenSequence.Conditions;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How well a recogniser's spotter hears sequences of FSDD's digits: a program, for its figures are
 * written down and no test needs them. Arguments: the recogniser's folder, which is trained if it
 * is not there, the data set's, "validation" or "test", and the threshold.
 */
final class SpottingTrial {

  private static final int WORDS_IN_A_SEQUENCE = 50;
  private static final List<double[]> PAUSES =
      List.of(new double[] {0.3, 1}, new double[] {0, 0.1});
  private static final List<Double> SNR_DB = List.of(40.0, 20.0, 10.0, 5.0);

  private SpottingTrial() {}

  /** Words that were said, that were spotted, and that stand in both. */
  private record Score(int said, int spotted, int right) {

    Score plus(Score other) {
      return new Score(said + other.said, spotted + other.spotted, right + other.right);
    }
  }

  public static void main(String[] arguments) throws IOException {
    Split split = FreeSpokenDigits.officialSplit(FreeSpokenDigits.read(Path.of(arguments[1])));
    List<LabeledClip> clips =
        (arguments[2].equals("test") ? split.test() : split.validation()).clips();
    Spotting spotting = Spotting.STANDARD.withThreshold(Double.parseDouble(arguments[3]));
    System.out.println(
        "| pauses, s | noise | SNR, dB | precision | recall |\n|---|---|---|---|---|");
    try (Recognizer digits = learned(Path.of(arguments[0]), split)) {
      for (double[] pauses : PAUSES) {
        for (NoiseColor color : List.of(NoiseColor.WHITE, NoiseColor.PINK)) {
          for (double snrDb : SNR_DB) {
            Conditions conditions = new Conditions(pauses[0], pauses[1], color, snrDb);
            Score score = score(digits, spotting, clips, conditions);
            System.out.printf(
                "| %.1f to %.1f | %s | %.0f | %.3f | %.3f |%n",
                pauses[0],
                pauses[1],
                color,
                snrDb,
                (double) score.right() / score.spotted(),
                (double) score.right() / score.said());
          }
        }
      }
    }
  }

  private static Recognizer learned(Path folder, Split split) throws IOException {
    if (Files.exists(folder)) {
      return Recognizer.load(folder);
    }
    Augmentation augmentation =
        Augmentation.of(
            TimeShift.seconds(0.06),
            Noise.pink(5, 30).withProbability(0.4),
            Noise.white(5, 30).withProbability(0.3),
            Gain.db(-10, 6));
    Training training =
        Training.epochs(14)
            .withSeed(1)
            .withAugmentation(augmentation)
            .withSpecAugment(new SpecAugment(1, 6, 1, 8, 0.2));
    Recognizer digits =
        Pipeline.melSpec().then(Models.cnn()).train(split.train(), split.validation(), training);
    digits.save(folder);
    return digits;
  }

  private static Score score(
      Recognizer digits, Spotting spotting, List<LabeledClip> clips, Conditions conditions)
      throws IOException {
    List<LabeledClip> order = new SeededRandom(1).shuffled(clips);
    Score sum = new Score(0, 0, 0);
    for (int from = 0; from < order.size(); from += WORDS_IN_A_SEQUENCE) {
      int to = Math.min(order.size(), from + WORDS_IN_A_SEQUENCE);
      SpokenSequence sequence = SpokenSequence.of(order.subList(from, to), conditions, from);
      List<String> spotted = new ArrayList<>();
      Spotter spotter =
          digits.spotter(
              sequence.recording().sampleRate(), spotting, word -> spotted.add(word.label()));
      spotter.accept(sequence.recording().values());
      spotter.flush();
      sum = sum.plus(score(sequence.labels(), spotted));
    }
    return sum;
  }

  /** By the longest sequence of words that stands in both. */
  private static Score score(List<String> said, List<String> spotted) {
    int[][] common = new int[said.size() + 1][spotted.size() + 1];
    for (int i = 1; i <= said.size(); i++) {
      for (int j = 1; j <= spotted.size(); j++) {
        common[i][j] =
            said.get(i - 1).equals(spotted.get(j - 1))
                ? common[i - 1][j - 1] + 1
                : Math.max(common[i - 1][j], common[i][j - 1]);
      }
    }
    return new Score(said.size(), spotted.size(), common[said.size()][spotted.size()]);
  }
}
