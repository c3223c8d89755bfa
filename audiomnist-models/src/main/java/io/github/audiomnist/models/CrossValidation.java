package io.github.audiomnist.models;

import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.files.WriterLock;
import io.github.audiomnist.training.Ending;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingException;
import io.github.audiomnist.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Trains and judges once for each split and seed: {@code Split.kFold}, {@code kFoldBySpeaker},
 * {@code leaveOneSpeakerOut}, the published folds of a data set, or any other splits. Each training
 * sees its own train and validation clips alone; its recogniser is closed before the next begins.
 * Immutable.
 */
public final class CrossValidation {

  private final List<Split> splits;
  private final List<Long> seeds;
  private final @Nullable Path folder;
  private final CrossValidationListener listener;

  /** Gives every split its trainer. */
  @FunctionalInterface
  public interface Trainers {

    /**
     * The trainer of {@code split}, whose validation and test clips are not to be looked at.
     *
     * @throws IOException if a clip cannot be read
     */
    RecognizerTrainer of(Split split) throws IOException;
  }

  private CrossValidation(
      List<Split> splits,
      List<Long> seeds,
      @Nullable Path folder,
      CrossValidationListener listener) {
    this.splits = splits;
    this.seeds = seeds;
    this.folder = folder;
    this.listener = listener;
  }

  /**
   * A cross-validation over {@code splits}, with the seed of the settings.
   *
   * @throws IllegalArgumentException if there is no split, two have different labels, or one has no
   *     test clips, clips of just one label to learn from, or test clips of a label of which it has
   *     none to learn from
   */
  public static CrossValidation of(List<Split> splits) {
    if (splits.isEmpty()) {
      throw new IllegalArgumentException(
          "CrossValidation: expected at least one split, found none; give Split.kFold or others");
    }
    for (int fold = 0; fold < splits.size(); fold++) {
      requireFit(splits.get(fold), fold, splits.get(0).train().labels());
    }
    return new CrossValidation(
        List.copyOf(splits), List.of(), null, CrossValidationListener.SILENT);
  }

  private static void requireFit(Split split, int fold, Labels labels) {
    if (!split.train().labels().equals(labels)) {
      throw new IllegalArgumentException(
          "CrossValidation: expected the labels %s in every split, found %s in split %s; relabel it"
              .formatted(labels, split.train().labels(), fold));
    }
    if (split.test().isEmpty()) {
      throw new IllegalArgumentException(
          "CrossValidation: expected clips to test on, found none in split %s (%s); leave it out"
              .formatted(fold, split));
    }
    Set<String> learned = present(split.train().clips());
    if (learned.size() < 2) {
      throw new IllegalArgumentException(
          "CrossValidation: expected clips of at least two labels to learn from, found %s in split %s (%s); add others"
              .formatted(learned, fold, split));
    }
    Set<String> unlearned = present(split.test().clips());
    unlearned.removeAll(learned);
    if (!unlearned.isEmpty()) {
      throw new IllegalArgumentException(
          ("CrossValidation: expected clips of each tested label to learn from, found none of %s in"
                  + " split %s (%s); add clips or leave these labels out")
              .formatted(unlearned, fold, split));
    }
  }

  private static Set<String> present(List<LabeledClip> clips) {
    return clips.stream().map(LabeledClip::label).collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * A copy that trains once for each of {@code newSeeds} on every split.
   *
   * @throws IllegalArgumentException if there is none, or two are equal
   */
  public CrossValidation withSeeds(long... newSeeds) {
    if (newSeeds.length == 0 || Arrays.stream(newSeeds).distinct().count() < newSeeds.length) {
      throw new IllegalArgumentException(
          "CrossValidation: expected different seeds, at least one, found %s"
              .formatted(Arrays.toString(newSeeds)));
    }
    return new CrossValidation(splits, Arrays.stream(newSeeds).boxed().toList(), folder, listener);
  }

  /**
   * A copy that keeps every finished fold as a file in {@code newFolder}, trains none that is there
   * already, and leaves the result there as {@code crossval.json} and {@code crossval.md}.
   *
   * @param newFolder is made if need be
   */
  public CrossValidation withFolder(Path newFolder) {
    return new CrossValidation(splits, seeds, newFolder, listener);
  }

  /** A copy that tells {@code newListener} how it goes on. */
  public CrossValidation withListener(CrossValidationListener newListener) {
    return new CrossValidation(splits, seeds, folder, newListener);
  }

  /**
   * Trains and judges on every split with every seed.
   *
   * @param settings of every training, but for the seed; checkpoints, if any, get a folder for each
   *     fold within theirs
   * @throws IllegalArgumentException as {@link RecognizerTrainer#train} throws it
   * @throws TrainingException if a training is cancelled, or diverges in its first epoch; finished
   *     folds stay in the folder
   * @throws IOException if a clip cannot be read, the folder cannot be written, another run writes
   *     there, or a fold in it is damaged or of another configuration
   */
  public CrossValidationResult run(RecognizerTrainer trainer, Training settings)
      throws IOException {
    return run((Split split) -> trainer, settings);
  }

  /**
   * As {@link #run(RecognizerTrainer, Training)}, with a trainer for each split: for features
   * fitted to its training clips.
   *
   * @throws IOException as {@code run} does
   */
  @SuppressWarnings("try") // The lock is held.
  public CrossValidationResult run(Trainers trainers, Training settings) throws IOException {
    List<FoldRun> runs = runs(trainers, settings);
    // All that is there is read before the first training, which may take hours.
    List<Optional<FoldResult>> found = new ArrayList<>();
    for (FoldRun run : runs) {
      found.add(folder == null ? Optional.empty() : FoldFile.read(folder, run));
    }
    if (folder == null) {
      return result(runs, found, settings);
    }
    Files.createDirectories(folder);
    try (WriterLock lock = WriterLock.of(folder, Duration.ZERO)) {
      CrossValidationResult result = result(runs, found, settings);
      result.write(folder);
      return result;
    }
  }

  private CrossValidationResult result(
      List<FoldRun> runs, List<Optional<FoldResult>> found, Training settings) throws IOException {
    List<FoldResult> results = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Optional<FoldResult> done = found.get(i);
      results.add(done.isPresent() ? done.get() : finished(runs.get(i)));
      listener.foldDone(results.get(i), i + 1, runs.size());
    }
    return new CrossValidationResult(runs.get(0).trainer(), settings, results);
  }

  private List<FoldRun> runs(Trainers trainers, Training settings) throws IOException {
    List<RecognizerTrainer> made = new ArrayList<>();
    List<SplitHash> hashes = new ArrayList<>();
    for (Split split : splits) {
      made.add(trainers.of(split));
      hashes.add(SplitHash.of(split));
    }
    List<FoldRun> runs = new ArrayList<>();
    for (long seed : seeds.isEmpty() ? List.of(settings.seed()) : seeds) {
      for (int fold = 0; fold < splits.size(); fold++) {
        runs.add(
            FoldRun.of(
                made.get(fold), settings.withSeed(seed), fold, splits.get(fold), hashes.get(fold)));
      }
    }
    return runs;
  }

  private FoldResult finished(FoldRun run) throws IOException {
    TrainingListener heard = listener.foldStarted(run.fold(), run.split(), run.settings());
    try (Recognizer recognizer = run.trainer().train(run.split(), run.settings(), heard)) {
      Provenance provenance = recognizer.provenance();
      if (provenance.report().ending() == Ending.CANCELLED) {
        throw new TrainingException(
            "cross-validation: expected to go on, found it cancelled in split %s with seed %s; run it again with the same folder to go on"
                .formatted(run.fold(), run.settings().seed()));
      }
      Evaluation evaluation = recognizer.evaluate(run.split());
      FoldResult result = new FoldResult(run.fold(), provenance, evaluation);
      if (folder != null) {
        FoldFile.write(folder, run, result);
      }
      return result;
    }
  }
}
