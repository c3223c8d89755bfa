package io.github.audiomnist.examples;

import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.evaluation.Evaluation;
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
 * How well a recogniser understands speakers that it was not trained on: as they were recorded, and
 * in a rough second; and what it does with that which is no digit.
 */
final class DigitConditions {

  private static final long SEED = 99;
  private static final int NONSENSE = 600;

  private final DigitCorpus corpus;
  private final List<String> speakers;

  DigitConditions(DigitCorpus corpus, List<String> speakers) {
    this.corpus = corpus;
    this.speakers = speakers;
  }

  void print(Recognizer recognizer, PrintStream out) throws IOException {
    LabeledClips clean = corpus.real().filter(clip -> speakers.contains(clip.speaker()));
    LabeledClips rough = rough(clean);
    LabeledClips voices = corpus.synthetic().filter(PretrainDigits::isVoiceForTests);
    for (String speaker : speakers) {
      digits(recognizer, clean.filter(clip -> clip.speaker().equals(speaker)), speaker, out);
      digits(
          recognizer,
          rough.filter(clip -> clip.speaker().equals(speaker)),
          speaker + ", rough",
          out);
    }
    digits(recognizer, clean, "all", out);
    digits(recognizer, rough, "all, rough", out);
    digits(recognizer, voices.filter(clip -> !isUnknown(clip)), "synthetic voices", out);
    others(recognizer, voices.filter(DigitConditions::isUnknown), "other words", out);
    others(recognizer, DigitCorpus.nonsense(clean, NONSENSE), "digits backwards or joined", out);
    others(recognizer, rough(DigitCorpus.nonsense(clean, NONSENSE)), "the same, rough", out);
    others(recognizer, corpus.soundsWithoutWords(), "noise and silence (known)", out);
  }

  private LabeledClips rough(LabeledClips clips) throws IOException {
    List<LabeledClip> made = new ArrayList<>();
    for (LabeledClip clip : clips.clips()) {
      Waveform changed =
          DigitRecipe.roughConditions(corpus.noises()).apply(clip.read(), SEED, 0, made.size());
      made.add(LabeledClip.of(clip.name(), changed, clip.label(), clip.speaker()));
    }
    return new LabeledClips(clips.labels(), made);
  }

  private static boolean isUnknown(LabeledClip clip) {
    return clip.label().equals(DigitCorpus.UNKNOWN);
  }

  private static void digits(
      Recognizer recognizer, LabeledClips clips, String name, PrintStream out) throws IOException {
    LabeledClips digits = new LabeledClips(recognizer.labels(), clips.clips());
    Evaluation evaluation = recognizer.evaluate(digits);
    out.printf(
        Locale.ROOT,
        "%s: %.2f %% of %d digits; accepted at%s%n",
        name,
        100 * evaluation.accuracy(),
        clips.size(),
        accepted(recognizer, clips));
  }

  private static void others(
      Recognizer recognizer, LabeledClips clips, String name, PrintStream out) throws IOException {
    out.printf(
        Locale.ROOT,
        "%s: %d clips; accepted at%s%n",
        name,
        clips.size(),
        accepted(recognizer, clips));
  }

  /** The share of clips whose best digit has at least some probabilities. */
  private static String accepted(Recognizer recognizer, LabeledClips clips) throws IOException {
    List<Prediction> predictions = recognizer.recognize(clips);
    StringBuilder text = new StringBuilder();
    for (int percent = 20; percent <= 80; percent += 10) {
      Rejection rejection = new Rejection(percent / 100.0);
      long accepted = predictions.stream().filter(rejection::accepts).count();
      text.append(
          String.format(
              Locale.ROOT, " %.1f: %.1f %%", percent / 100.0, 100.0 * accepted / clips.size()));
    }
    return text.toString();
  }
}
