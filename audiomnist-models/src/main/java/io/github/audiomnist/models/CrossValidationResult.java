package io.github.audiomnist.models;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.evaluation.ConfusionMatrix;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.evaluation.Interval;
import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.files.WholeFile;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/** What came of a cross-validation. Immutable; threads may share it. */
public final class CrossValidationResult {

  private final RecognizerTrainer trainer;
  private final Training settings;
  private final List<FoldResult> folds;
  private final Evaluation pooled;

  CrossValidationResult(RecognizerTrainer trainer, Training settings, List<FoldResult> folds) {
    this.trainer = trainer;
    this.settings = settings;
    this.folds = List.copyOf(folds);
    this.pooled = pooled(fold -> true);
  }

  /** What was trained; of trainers for each split that of the first. */
  public RecognizerTrainer trainer() {
    return trainer;
  }

  /** How it was trained, but for the seed. */
  public Training settings() {
    return settings;
  }

  /** A result for each split and seed: all splits with the first seed, then with the next. */
  public List<FoldResult> folds() {
    return folds;
  }

  /** The seeds of the trainings. */
  public List<Long> seeds() {
    return folds.stream().map(FoldResult::seed).distinct().toList();
  }

  /**
   * All test clips of all folds and seeds in one evaluation: a clip that was tested with three
   * seeds is in it three times. Confusion, scores, calibration and accuracy by speaker are meant to
   * be read from it; its interval is not, since it takes the three for three clips.
   */
  public Evaluation pooled() {
    return pooled;
  }

  /**
   * The test clips of all folds with one seed in one evaluation, for {@link
   * io.github.audiomnist.evaluation.McNemar}.
   *
   * @throws IllegalArgumentException if there was no such seed
   */
  public Evaluation ofSeed(long seed) {
    return pooled(fold -> fold.seed() == seed);
  }

  private Evaluation pooled(Predicate<FoldResult> chosen) {
    LabeledClips clips = folds.get(0).evaluation().labeledClips().filter(clip -> false);
    List<Prediction> predictions = new ArrayList<>();
    for (FoldResult fold : folds.stream().filter(chosen).toList()) {
      clips = clips.plus(fold.evaluation().labeledClips());
      predictions.addAll(fold.evaluation().predictions());
    }
    return Evaluation.of(clips, predictions);
  }

  /** The share of all test clips of all folds and seeds that was recognised. */
  public double accuracy() {
    return pooled.accuracy();
  }

  /** The share of test clips recognised with each seed, over all folds. */
  public SortedMap<Long, Double> perSeedAccuracy() {
    SortedMap<Long, Double> accuracies = new TreeMap<>();
    seeds().forEach(seed -> accuracies.put(seed, ofSeed(seed).accuracy()));
    return accuracies;
  }

  /** The mean accuracy of folds and seeds, each counting the same however many clips it has. */
  public double meanAccuracy() {
    return accuracies().average().orElseThrow();
  }

  /** The standard deviation of the accuracies of folds and seeds, by n - 1; NaN of one. */
  public double standardDeviation() {
    double mean = meanAccuracy();
    double squares = accuracies().map(accuracy -> (accuracy - mean) * (accuracy - mean)).sum();
    return folds.size() == 1 ? Double.NaN : Math.sqrt(squares / (folds.size() - 1));
  }

  private DoubleStream accuracies() {
    return folds.stream().mapToDouble(fold -> fold.evaluation().accuracy());
  }

  /** Number of different recordings that were tested. */
  public int testedClips() {
    return pooled.labeledClips().numRecordings();
  }

  /**
   * The 95 % interval of Wilson of {@link #accuracy}, with each recording counted once however many
   * seeds and folds tested it. Clips of one speaker are alike, so the true interval is wider.
   */
  public Interval accuracyInterval() {
    int clips = testedClips();
    return Interval.wilson((int) Math.round(accuracy() * clips), clips);
  }

  /** Which label was taken for which, over all folds and seeds. */
  public ConfusionMatrix confusion() {
    return pooled.confusion();
  }

  /** The accuracy for each speaker over all folds and seeds, in alphabetical order. */
  public SortedMap<String, Double> perSpeakerAccuracy() {
    return pooled.perSpeakerAccuracy();
  }

  /** The report as JSON. */
  public String toJson() {
    return CrossValidationJson.of(this);
  }

  /**
   * The report as Markdown: what was trained, figures, a row for each fold, speakers, confusion.
   */
  public String toMarkdown() {
    return CrossValidationMarkdown.of(this);
  }

  /**
   * Writes {@code crossval.json} and {@code crossval.md}, each whole or not at all.
   *
   * @param folder is made if need be
   * @throws IOException if it cannot be written
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    write(folder.resolve("crossval.json"), toJson());
    write(folder.resolve("crossval.md"), toMarkdown());
  }

  private static void write(Path file, String text) throws IOException {
    WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** As {@link #toMarkdown()}. */
  @Override
  public String toString() {
    return toMarkdown();
  }
}
