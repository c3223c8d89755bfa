package io.github.audiomnist.examples;

import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.evaluation.Rejection;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How well a recogniser of digits understands clips: as they were recorded, and in a rough second;
 * and what it does with those that are no digit.
 */
final class DigitConditions {

  private static final long SEED = 99;
  private static final int MOST_SPEAKERS = 12;
  private static final double[] PROBABILITIES = {0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7};

  private final List<Waveform> noises;
  private final PrintStream out;

  /**
   * Conditions to print.
   *
   * @param noises what is heard in a rough second
   */
  DigitConditions(List<Waveform> noises, PrintStream out) {
    this.noises = noises;
    this.out = out;
  }

  /** Prints a line for each condition of {@code clips}, and for each speaker if they are few. */
  void print(Recognizer recognizer, String name, LabeledClips clips) throws IOException {
    print(recognizer, name, "as recorded", clips);
    print(recognizer, name, "in a rough second", rough(clips));
  }

  private void print(Recognizer recognizer, String name, String condition, LabeledClips clips)
      throws IOException {
    LabeledClips digits = clips.filter(clip -> !isUnknown(clip));
    if (digits.size() > 0) {
      List<String> speakers =
          digits.clips().stream().map(LabeledClip::speaker).distinct().sorted().toList();
      for (String speaker : speakers.size() > MOST_SPEAKERS ? List.<String>of() : speakers) {
        LabeledClips own = digits.filter(clip -> clip.speaker().equals(speaker));
        digits(recognizer, "%s, %s, %s".formatted(name, speaker, condition), own);
      }
      digits(recognizer, "%s, %s".formatted(name, condition), digits);
    }
    LabeledClips others = clips.filter(DigitConditions::isUnknown);
    if (others.size() > 0) {
      others(recognizer, "%s, no digits, %s".formatted(name, condition), others);
    }
  }

  private LabeledClips rough(LabeledClips clips) throws IOException {
    List<LabeledClip> made = new ArrayList<>();
    for (LabeledClip clip : clips.clips()) {
      Waveform changed =
          DigitRecipe.roughConditions(noises)
              .apply(DigitCorpus.atRate(clip.read()), SEED, 0, made.size());
      made.add(LabeledClip.of(clip.name(), changed, clip.label(), clip.speaker()));
    }
    return new LabeledClips(clips.labels(), made);
  }

  private static boolean isUnknown(LabeledClip clip) {
    return clip.label().equals(DigitCorpus.UNKNOWN);
  }

  private void digits(Recognizer recognizer, String name, LabeledClips clips) throws IOException {
    List<Prediction> predictions = recognizer.recognize(clips);
    List<Prediction> right = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      if (predictions.get(i).label().equals(clips.clips().get(i).label())) {
        right.add(predictions.get(i));
      }
    }
    out.printf(
        Locale.ROOT,
        "%s: %.2f %% of %d digits right; and accepted at%s%n",
        name,
        100.0 * right.size() / clips.size(),
        clips.size(),
        accepted(right, clips.size()));
  }

  private void others(Recognizer recognizer, String name, LabeledClips clips) throws IOException {
    out.printf(
        Locale.ROOT,
        "%s: %d clips; accepted at%s%n",
        name,
        clips.size(),
        accepted(recognizer.recognize(clips), clips.size()));
  }

  /** The share of {@code clips} that {@code predictions} with some probabilities are. */
  private static String accepted(List<Prediction> predictions, int clips) {
    StringBuilder text = new StringBuilder();
    for (double probability : PROBABILITIES) {
      Rejection rejection = new Rejection(probability);
      long accepted = predictions.stream().filter(rejection::accepts).count();
      text.append(
          String.format(Locale.ROOT, " %.2f: %.1f %%", probability, 100.0 * accepted / clips));
    }
    return text.toString();
  }
}
