package io.github.audiomnist.examples;

import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.evaluation.RejectionRule;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Trains the recogniser of digits that the library ships; {@code pretrained.sh} does all of it.
 * With speakers held out it is trained without them, and told how well it understands them.
 */
@Command(name = "pretrain-digits", mixinStandardHelpOptions = true, sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets the options.
public final class PretrainDigits implements Callable<Integer> {

  /** Chosen on speakers that were held out; see MODEL_CARD.md. */
  private static final double THRESHOLD = 0.15;

  private static final int NONSENSE_FOR_TESTS = 600;

  @Parameters(index = "0", paramLabel = "FSDD", description = "Free Spoken Digit Dataset.")
  private Path fsdd;

  @Parameters(index = "1", paramLabel = "VOICES", description = "What make_voices.py made.")
  private Path voices;

  @Parameters(index = "2", paramLabel = "OUT", description = "Where to save the recogniser.")
  private Path out;

  @Option(names = "--epochs", defaultValue = "30", description = "Default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--hold-out",
      split = ",",
      paramLabel = "SPEAKER",
      description = "Speakers of FSDD to test on instead of learning from them.")
  private List<String> heldOut = List.of();

  private PretrainDigits() {}

  /** Runs the training and ends the process. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new PretrainDigits()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Recognizer.requireSavable(out);
    DigitCorpus corpus = DigitCorpus.read(fsdd, voices);
    LabeledClips train = corpus.training(heldOut);
    LabeledClips none = train.filter(clip -> false);
    System.out.println(train);
    try (Recognizer trained =
        DigitRecipe.trainer()
            .train(
                train, none, DigitRecipe.settings(epochs, seed, corpus.noises()), new Progress())) {
      Recognizer recognizer =
          trained.withRejection(new RejectionRule(DigitCorpus.UNKNOWN, THRESHOLD));
      recognizer.save(out);
      if (!heldOut.isEmpty()) {
        judge(recognizer, corpus);
      }
    }
    return Main.DONE;
  }

  /** By the speakers and voices that were held out. */
  private void judge(Recognizer recognizer, DigitCorpus corpus) throws IOException {
    DigitConditions conditions = new DigitConditions(corpus.noises(), System.out);
    LabeledClips strangers = corpus.real().filter(clip -> heldOut.contains(clip.speaker()));
    conditions.print(recognizer, "speakers held out", strangers);
    conditions.print(
        recognizer,
        "synthetic voices held out",
        corpus.synthetic().filter(PretrainDigits::isVoiceForTests));
    conditions.print(recognizer, "noise and silence, learned", corpus.soundsWithoutWords());
    conditions.print(
        recognizer, "backwards or joined", DigitCorpus.nonsense(strangers, NONSENSE_FOR_TESTS));
  }

  /** A line for each epoch. */
  private static final class Progress implements TrainingListener {

    @Override
    public void epochDone(EpochReport epoch) {
      System.out.printf(
          Locale.ROOT,
          "epoch %d: loss %.3f, %.0f s left%n",
          epoch.epoch(),
          epoch.trainLoss(),
          epoch.secondsLeft());
    }
  }

  /** Whether a synthetic voice is kept for testing when speakers are: one in ten. */
  static boolean isVoiceForTests(LabeledClip clip) {
    return clip.speaker().endsWith("7");
  }
}
