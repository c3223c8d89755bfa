package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.evaluation.Rejection;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a saved recogniser tells of its origin, and whether it is held to it. */
class VerificationTest {

  private static final Split SPLIT = Split.stratified(Tones.clips(8, 1), 0.25, 0.25, 3);
  private static final SplitChoice CHOICE = new SplitChoice("stratified", 0, 3, false);

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private static Path folder;

  @SuppressWarnings("NullAway.Init") // Set before the tests.
  private static TestResult result;

  @BeforeAll
  static void trainAndSave() throws IOException {
    try (Recognizer recognizer =
        Tones.pipeline()
            .then(SmallNetworks.cnn())
            .train(SPLIT, Training.epochs(2).withBatchSize(6), TrainingListener.SILENT)) {
      result = TestResult.of(recognizer.evaluate(SPLIT)).withSplit(CHOICE);
      recognizer.save(folder, result);
    }
  }

  @Test
  void load_provenance_saysWhereItComesFrom() throws IOException {
    try (Recognizer recognizer = Recognizer.load(folder)) {
      Provenance provenance = recognizer.provenance();
      assertEquals(SPLIT.protocol(), provenance.protocol());
      assertEquals(SPLIT.train().sha256(), provenance.trainSha256());
      assertEquals(SPLIT.validation().sha256(), provenance.validationSha256());
      assertEquals("unpackaged", provenance.library());
      assertEquals(result, provenance.result());
    }
    assertEquals(SPLIT.protocol(), result.protocol());
    assertEquals(SPLIT.test().size(), result.clips());
    assertEquals(result.hits() / (double) result.clips(), result.accuracy());
  }

  @Test
  void verify_sameSplit_givesTheSameEvaluation() throws IOException {
    try (Recognizer recognizer = Recognizer.load(folder)) {
      Evaluation evaluation = recognizer.verify(SPLIT);
      assertEquals(result.accuracy(), evaluation.accuracy());
      assertEquals(SPLIT.protocol(), evaluation.protocol());
    }
  }

  @Test
  void verify_otherClips_namesThePart() throws IOException {
    LabeledClips none = SPLIT.test().filter(clip -> false);
    LabeledClips fewer = SPLIT.validation().filter(clip -> clip.label().equals("low"));
    try (Recognizer recognizer = Recognizer.load(folder)) {
      assertRefused(
          IllegalStateException.class,
          () -> recognizer.verify(SPLIT.withValidationInTrain()),
          "expected training clips",
          "found 18 clips");
      assertRefused(
          IllegalStateException.class,
          () -> recognizer.verify(new Split("", SPLIT.train(), fewer, SPLIT.test())),
          "expected validation clips",
          "found 2 clips");
      assertRefused(
          IllegalStateException.class,
          () -> recognizer.verify(new Split("", SPLIT.train(), SPLIT.validation(), none)),
          "expected test clips");
    }
  }

  @Test
  void verify_otherPrediction_namesAccuracyAndClip(@TempDir Path changed) throws IOException {
    List<Integer> predicted = new ArrayList<>(result.predicted());
    predicted.set(2, (predicted.get(2) + 1) % 3);
    TestResult claimed =
        new TestResult(
            result.protocol(),
            CHOICE,
            result.clips(),
            result.clips(),
            1,
            result.accuracyInterval(),
            1,
            result.sha256(),
            predicted);
    try (Recognizer recognizer = Recognizer.load(folder)) {
      recognizer.save(changed, claimed);
    }
    LabeledClip clip = SPLIT.test().clips().get(2);
    try (Recognizer recognizer = Recognizer.load(changed)) {
      assertRefused(
          IllegalStateException.class,
          () -> recognizer.verify(SPLIT),
          "expected accuracy 100.00 %, found ",
          "other labels for 1 of 6 clips, first " + clip,
          "in place of " + Tones.LABELS.name(predicted.get(2)));
    }
  }

  @Test
  void load_manifestOfBefore_hasNoResultToVerify(@TempDir Path old) throws IOException {
    try (Recognizer recognizer = Recognizer.load(folder)) {
      recognizer.save(old, result);
    }
    SavedFolders.edit(
        old,
        json -> {
          JsonObject provenance = json.getAsJsonObject("provenance");
          for (String name : List.of("library", "trainSha256", "validationSha256", "result")) {
            assertNotNull(provenance.remove(name), name);
          }
          assertEquals(1, json.get("formatVersion").getAsInt());
        });
    try (Recognizer recognizer = Recognizer.load(old)) {
      assertEquals("", recognizer.provenance().library());
      assertEquals("", recognizer.provenance().trainSha256());
      assertNull(recognizer.provenance().result());
      assertRefused(
          IllegalStateException.class, () -> recognizer.verify(SPLIT), "with a result, found none");
    }
  }

  @Test
  void recognize_clipsOfUnknownWords_isForARejection() throws IOException {
    LabeledClips unknown = Tones.clips(2, 9).relabel(Labels.of(List.of("other")), clip -> "other");
    try (Recognizer recognizer = Recognizer.load(folder)) {
      Rejection rejection = Rejection.atFalseAcceptRate(0, recognizer.recognize(unknown));
      Rejection.Report report =
          rejection.judge(recognizer.recognize(SPLIT.test()), recognizer.recognize(unknown));
      assertEquals(6, report.known());
      assertEquals(0, report.falseAccepts());
      assertTrue(report.auroc() >= 0 && report.auroc() <= 1);
    }
  }
}
