package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.audiomnist.data.AudioMnist;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.evaluation.Interval;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossValidationTest {

  private static final LabeledClips CLIPS = Tones.clips(6, 1);
  private static final List<Split> SPLITS = Split.kFold(CLIPS, 3, 1);
  private static final RecognizerTrainer TRAINER = Tones.pipeline().then(SmallNetworks.cnn());
  private static final Training SETTINGS = Training.epochs(3).withBatchSize(6);

  @SuppressWarnings("NullAway.Init") // Set before the tests.
  private static CrossValidationResult result;

  @BeforeAll
  static void run() throws IOException {
    result = CrossValidation.of(SPLITS).withSeeds(4, 5).run(TRAINER, SETTINGS);
  }

  @Test
  void run_splitsAndSeeds_isATrainingForEach() throws IOException {
    assertEquals(List.of(4L, 5L), result.seeds());
    assertEquals(6, result.folds().size());
    for (int i = 0; i < 6; i++) {
      FoldResult fold = result.folds().get(i);
      assertEquals(i % 3, fold.fold());
      assertEquals(4 + i / 3, fold.seed());
      assertEquals(SPLITS.get(i % 3).protocol(), fold.provenance().protocol());
      assertEquals(SPLITS.get(i % 3).protocol(), fold.evaluation().protocol());
      assertEquals(SPLITS.get(i % 3).test(), fold.evaluation().labeledClips());
    }
    try (Recognizer alone =
        TRAINER.train(SPLITS.get(1), SETTINGS.withSeed(5), TrainingListener.SILENT)) {
      assertSameLogits(alone.evaluate(SPLITS.get(1)), result.folds().get(4).evaluation());
    }
  }

  @Test
  void figures_ofAll_followFromTheFolds() {
    double[] accuracies =
        result.folds().stream().mapToDouble(fold -> fold.evaluation().accuracy()).toArray();
    double mean = Arrays.stream(accuracies).average().orElseThrow();
    double squares = Arrays.stream(accuracies).map(a -> (a - mean) * (a - mean)).sum();
    assertEquals(mean, result.meanAccuracy(), 1e-12);
    assertEquals(Math.sqrt(squares / 5), result.standardDeviation(), 1e-12);
    assertEquals((accuracies[0] + accuracies[1] + accuracies[2]) / 3, seedAccuracy(4), 1e-12);
    assertEquals(36, result.confusion().total());
    assertEquals(result.confusion().accuracy(), result.accuracy());
    assertEquals(18, result.testedClips());
    assertEquals(
        Interval.wilson((int) Math.round(result.accuracy() * 18), 18), result.accuracyInterval());
    assertEquals(CLIPS.speakers(), result.perSpeakerAccuracy().keySet());
  }

  private static double seedAccuracy(long seed) {
    return Map.copyOf(result.perSeedAccuracy()).getOrDefault(seed, Double.NaN);
  }

  @Test
  void reports_sayProtocolSeedsClipsAndVersions() {
    String markdown = result.toMarkdown();
    assertTrue(markdown.contains("of 18 clips in 3 folds"), markdown);
    assertTrue(markdown.contains("| 5 | " + SPLITS.get(2).protocol() + " |"), markdown);
    assertTrue(markdown.contains("- seeds: [4, 5]"), markdown);
    assertTrue(markdown.contains("PyTorch"), markdown);
    assertTrue(markdown.contains("| speaker 3 | "), markdown);
    JsonObject json = JsonParser.parseString(result.toJson()).getAsJsonObject();
    assertEquals(18, json.get("clips").getAsInt());
    assertEquals("[4,5]", json.get("seeds").toString());
    assertEquals(result.accuracy(), json.get("accuracy").getAsDouble());
    JsonObject row = json.getAsJsonArray("folds").get(5).getAsJsonObject();
    assertEquals(SPLITS.get(2).protocol(), row.get("protocol").getAsString());
    assertEquals(6, row.get("trainClips").getAsInt());
    assertEquals(6, row.get("testClips").getAsInt());
    assertEquals(System.getProperty("java.version"), row.get("java").getAsString());
    assertEquals(64, row.get("trainSha256").getAsString().length());
  }

  @Test
  void run_oneFold_hasNoDeviation() throws IOException {
    CrossValidationResult one =
        CrossValidation.of(SPLITS.subList(0, 1)).run(TRAINER, SETTINGS.withSeed(4));
    assertEquals(Double.NaN, one.standardDeviation());
    assertSameLogits(result.folds().get(0).evaluation(), one.folds().get(0).evaluation());
    assertTrue(!JsonParser.parseString(one.toJson()).getAsJsonObject().has("standardDeviation"));
    assertTrue(!one.toMarkdown().contains("deviation"), one.toMarkdown());
  }

  @Test
  void of_splitsThatDoNotFit_throws() {
    assertRefused(
        IllegalArgumentException.class, () -> CrossValidation.of(List.of()), "found none");
    LabeledClips others =
        CLIPS.relabel(Labels.of(List.of("rising", "low", "high")), clip -> clip.label());
    assertRefused(
        IllegalArgumentException.class,
        () -> CrossValidation.of(List.of(SPLITS.get(0), Split.kFold(others, 3, 1).get(0))),
        "[low, high, rising]",
        "[rising, low, high] in split 1");
    Split untested = new Split("all to train", CLIPS, Tones.none(), Tones.none());
    assertRefused(
        IllegalArgumentException.class,
        () -> CrossValidation.of(List.of(untested)),
        "clips to test on",
        "split 0 (all to train)");
    LabeledClips low = CLIPS.filter(clip -> clip.label().equals("low"));
    String last = CLIPS.speakers().last();
    LabeledClips early = low.filter(clip -> !clip.speaker().equals(last));
    LabeledClips late = low.filter(clip -> clip.speaker().equals(last));
    assertRefused(
        IllegalArgumentException.class,
        () -> CrossValidation.of(List.of(new Split("one word", early, Tones.none(), late))),
        "at least two labels to learn from, found [low] in split 0 (one word)");
    LabeledClips rest = CLIPS.filter(clip -> !clip.label().equals("low"));
    assertRefused(
        IllegalArgumentException.class,
        () -> CrossValidation.of(List.of(new Split("odd", rest, Tones.none(), low))),
        "none of [low] in split 0 (odd)");
    CrossValidation validation = CrossValidation.of(SPLITS);
    for (long[] seeds : new long[][] {{}, {3, 3}}) {
      assertRefused(
          IllegalArgumentException.class, () -> validation.withSeeds(seeds), "different seeds");
    }
  }

  @Test
  void run_asAStrangerWrites_leavesAReport(@TempDir Path folder) throws IOException {
    Path audioMnist = folder.resolve("AudioMNIST");
    Tones.writeAudioMnist(audioMnist, 4, 2);
    Path reports = folder.resolve("loso");

    // snippet: crossvalidate
    List<Split> folds = Split.leaveOneSpeakerOut(AudioMnist.read(audioMnist));
    CrossValidationResult result =
        CrossValidation.of(folds)
            .withSeeds(1, 2, 3)
            .withFolder(reports)
            .run(Pipeline.melSpec().then(Models.mlp()), Training.epochs(20));
    System.out.printf("%.4f ± %.4f%n", result.meanAccuracy(), result.standardDeviation());
    System.out.println(result.perSpeakerAccuracy());
    System.out.println(result.toMarkdown());
    // end

    assertEquals(12, result.folds().size());
    assertEquals(result.toMarkdown(), Files.readString(reports.resolve("crossval.md")));
    assertEquals(result.toJson(), Files.readString(reports.resolve("crossval.json")));
    assertEquals(Set.of("01", "02", "03", "04"), result.perSpeakerAccuracy().keySet());
  }

  static void assertSameLogits(Evaluation expected, Evaluation found) {
    assertEquals(expected.clips(), found.clips());
    for (int clip = 0; clip < expected.clips(); clip++) {
      assertArrayEquals(
          expected.predictions().get(clip).logits(), found.predictions().get(clip).logits());
    }
  }
}
