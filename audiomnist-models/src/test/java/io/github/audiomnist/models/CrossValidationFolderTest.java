package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingException;
import io.github.audiomnist.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder of folds keeps, and what it refuses. */
class CrossValidationFolderTest {

  private static final LabeledClips CLIPS = Tones.clips(6, 1);
  private static final RecognizerTrainer TRAINER = Tones.pipeline().then(SmallNetworks.cnn());
  private static final Training SETTINGS = Training.epochs(2).withBatchSize(6).withSeed(4);

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path temporary;

  private Path folder;
  private final List<String> started = new ArrayList<>();

  @BeforeEach
  void name() {
    folder = temporary.resolve("not/there/yet");
  }

  private CrossValidation validation(LabeledClips clips) {
    return CrossValidation.of(Split.kFold(clips, 3, 1)).withFolder(folder);
  }

  /** Notes what is trained, and lets the training of one fold be cancelled. */
  private CrossValidationListener cancelling(int cancelled) {
    return new CrossValidationListener() {
      @Override
      public TrainingListener foldStarted(int fold, Split split, Training settings) {
        started.add("%s with %s".formatted(fold, settings.seed()));
        return new TrainingListener() {
          private boolean learned;

          @Override
          public void epochDone(EpochReport report) {
            learned = true;
          }

          @Override
          public boolean isCancelled() {
            return learned && fold == cancelled && settings.seed() == 5;
          }
        };
      }
    };
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void run_cancelled_goesOnWhereItWas() throws IOException {
    CrossValidation seeds = validation(CLIPS).withSeeds(4, 5);
    assertRefusedTraining(seeds.withListener(cancelling(1)));
    assertEquals(
        List.of(
            "fold-0-seed-4.json", "fold-0-seed-5.json", "fold-1-seed-4.json", "fold-2-seed-4.json"),
        files());
    started.clear();
    CrossValidationResult result = seeds.withListener(cancelling(-1)).run(TRAINER, SETTINGS);
    assertEquals(List.of("1 with 5", "2 with 5"), started);
    assertTrue(files().containsAll(List.of("crossval.json", "crossval.md")));
    started.clear();
    CrossValidationResult again = seeds.withListener(cancelling(-1)).run(TRAINER, SETTINGS);
    assertEquals(List.of(), started);
    assertEquals(result.toJson(), again.toJson());
    assertEquals(result.toMarkdown(), again.toMarkdown());
    for (int fold = 0; fold < 6; fold++) {
      CrossValidationTest.assertSameLogits(
          result.folds().get(fold).evaluation(), again.folds().get(fold).evaluation());
    }
  }

  private static void assertRefusedTraining(CrossValidation validation) {
    TrainingException cancelled =
        assertThrows(TrainingException.class, () -> validation.run(TRAINER, SETTINGS));
    assertTrue(String.valueOf(cancelled.getMessage()).contains("cancelled in split 1 with seed 5"));
  }

  @Test
  void run_foldOfAnotherConfiguration_isRefusedBeforeAnyTraining() throws IOException {
    CrossValidationResult unused = validation(CLIPS).run(TRAINER, SETTINGS);
    CrossValidation listened = validation(CLIPS).withListener(cancelling(-1));
    assertRefused(
        IOException.class,
        () -> listened.run(TRAINER, SETTINGS.withBatchSize(5)),
        "fold-0-seed-4.json: expected a fold with settings.batchSize 5, found 6",
        "name another folder");
    RecognizerTrainer other = Tones.pipeline().then(SmallNetworks.lstm());
    assertRefused(
        IOException.class, () -> listened.run(other, SETTINGS), "family \"lstm\", found \"cnn\"");
    CrossValidation others = validation(Tones.clips(6, 2)).withListener(cancelling(-1));
    assertRefused(IOException.class, () -> others.run(TRAINER, SETTINGS), "fold with clips.train");
    assertEquals(List.of(), started);
  }

  @Test
  void run_damagedFold_isNamed() throws IOException {
    CrossValidationResult unused = validation(CLIPS).run(TRAINER, SETTINGS);
    Path fold = folder.resolve("fold-1-seed-4.json");
    String whole = Files.readString(fold);
    for (String damaged :
        List.of(
            "",
            "{}",
            "[]",
            whole.substring(0, whole.length() / 2),
            whole.replace("\"formatVersion\":1", "\"formatVersion\":2"),
            whole.replaceFirst("\"logits\":\\[\\[[^\\]]*\\],", "\"logits\":["),
            whole.replaceFirst("\"provenance\"", "\"provenances\""))) {
      Files.writeString(fold, damaged);
      assertRefused(
          IOException.class,
          () -> validation(CLIPS).run(TRAINER, SETTINGS),
          fold + ": expected a fold of a cross-validation, found",
          "delete it to train it again");
    }
  }

  @Test
  void run_withCheckpoints_givesEachFoldItsOwn() throws IOException {
    Path checkpoints = folder.resolve("checkpoints");
    CrossValidationResult unused =
        validation(CLIPS).run(TRAINER, SETTINGS.withCheckpoints(checkpoints));
    for (int fold = 0; fold < 3; fold++) {
      assertTrue(
          Files.exists(checkpoints.resolve("fold-%s-seed-4/checkpoint.json".formatted(fold))));
    }
  }

  @Test
  void run_folderThatIsAFile_isRefusedBeforeAnyTraining() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");
    assertRefused(
        IOException.class,
        () ->
            validation(CLIPS).withListener(cancelling(-1)).withFolder(file).run(TRAINER, SETTINGS),
        "found the file");
    assertEquals(List.of(), started);
  }
}
