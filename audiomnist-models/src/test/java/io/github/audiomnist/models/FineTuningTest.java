package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FineTuningTest {

  private static final LabeledClips CLIPS = Tones.clips(5, 1);
  private static final Labels OTHER_LABELS = Labels.of(List.of("one pitch", "two pitches"));
  private static final LabeledClips OTHERS =
      Tones.clips(5, 2)
          .relabel(OTHER_LABELS, clip -> OTHER_LABELS.name(clip.label().equals("rising") ? 1 : 0));

  private static Training settings(int epochs) {
    return Training.epochs(epochs)
        .withBatchSize(5)
        .withLearningRate(0.01)
        .withSpecAugment(SpecAugment.NONE)
        .withSeed(7);
  }

  private static Recognizer pretrained() {
    return SmallNetworks.recognizer(SmallNetworks.cnn(), 3);
  }

  /** The weights after a training, by name. */
  private static Map<String, float[]> reached(
      RecognizerTrainer trainer, LabeledClips clips, Training settings) throws IOException {
    Map<String, float[]> reached = new TreeMap<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void weightsReached(int epoch, String name, FloatBuffer values) {
            float[] copy = new float[values.remaining()];
            values.get(copy);
            reached.put(name, copy);
          }
        };
    LabeledClips none = new LabeledClips(clips.labels(), List.of());
    trainer.train(clips, none, settings, listener).close();
    return reached;
  }

  /** A training whose steps are too small to be seen. */
  private static Map<String, float[]> begun(RecognizerTrainer trainer) throws IOException {
    Training still = settings(1).withLearningRate(1e-30).withWeightDecay(0);
    return reached(trainer, CLIPS, still);
  }

  private static boolean isHead(String name) {
    return name.startsWith("head.");
  }

  private static boolean isStatistic(String name) {
    return name.contains(".running_");
  }

  // What training begins with.

  private static Ancestry ancestry(Provenance provenance) {
    return Objects.requireNonNull(provenance.ancestry());
  }

  @Test
  void train_ofARecogniser_beginsWithItsWeights() throws IOException {
    try (Recognizer first = pretrained();
        Recognizer second = pretrained()) {
      RecognizerTrainer trainer = first.toTrainer();
      Map<String, float[]> expected = begun(second.toTrainer().withFrozenLayers("unit"));
      Map<String, float[]> found = begun(trainer.withFrozenLayers("unit"));
      assertEquals(first.pipeline(), trainer.pipeline());
      assertEquals(first.network(), trainer.network());
      expected.forEach((name, values) -> assertArrayEquals(values, found.get(name), name));
    }
    Map<String, float[]> drawn = begun(Tones.pipeline().then(SmallNetworks.cnn()));
    try (Recognizer recognizer = pretrained()) {
      float[] begun = begun(recognizer.toTrainer()).get("unit.1.conv.weight");
      assertFalse(Arrays.equals(drawn.get("unit.1.conv.weight"), begun));
    }
  }

  @Test
  void train_onTheSameClips_beginsWhereTheFirstTrainingEnded() throws IOException {
    RecognizerTrainer fresh = Tones.pipeline().then(SmallNetworks.cnn());
    try (Recognizer first = fresh.train(CLIPS, Tones.none(), settings(12));
        Recognizer second = first.toTrainer().train(CLIPS, Tones.none(), settings(1))) {
      double last = first.provenance().report().epochs().get(11).trainLoss();
      double next = second.provenance().report().epochs().get(0).trainLoss();
      double drawn = first.provenance().report().epochs().get(0).trainLoss();
      assertTrue(next < (last + drawn) / 2, "%s, then %s after %s".formatted(drawn, next, last));
    }
  }

  @Test
  void withNewHead_otherLabels_keepsAllButTheHead() throws IOException {
    try (Recognizer recognizer = pretrained()) {
      Map<String, float[]> before = begun(recognizer.toTrainer().withFrozenLayers("unit"));
      RecognizerTrainer trainer = recognizer.toTrainer().withNewHead().withFrozenBody();
      Map<String, float[]> after = reached(trainer, OTHERS, settings(3));
      assertEquals(before.keySet(), after.keySet());
      before.forEach(
          (name, values) -> {
            if (isHead(name)) {
              assertEquals(2 * values.length, 3 * Objects.requireNonNull(after.get(name)).length);
            } else {
              assertArrayEquals(values, after.get(name), name);
            }
          });
    }
  }

  // What stays.

  private static Stream<Training> variants() {
    return Stream.of(settings(3), settings(3).withAveraging(0.9));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void withFrozenBody_anyTraining_leavesItToTheBit(Training settings) throws IOException {
    try (Recognizer recognizer = pretrained()) {
      Map<String, float[]> before = begun(recognizer.toTrainer().withFrozenBody());
      Map<String, float[]> after =
          reached(recognizer.toTrainer().withFrozenBody(), CLIPS, settings);
      before.forEach(
          (name, values) ->
              assertEquals(!isHead(name), Arrays.equals(values, after.get(name)), name));
      assertTrue(before.keySet().stream().anyMatch(FineTuningTest::isStatistic));
    }
  }

  @Test
  void withFrozenLayers_first_leavesItAloneAndItsStatistics() throws IOException {
    try (Recognizer recognizer = pretrained()) {
      Map<String, float[]> before = begun(recognizer.toTrainer().withFrozenLayers("unit"));
      RecognizerTrainer trainer = recognizer.toTrainer().withFrozenLayers("unit.0", "unit.2.norm");
      Map<String, float[]> after = reached(trainer, CLIPS, settings(2));
      before.forEach(
          (name, values) -> {
            boolean frozen = name.startsWith("unit.0.") || name.startsWith("unit.2.norm.");
            assertEquals(frozen, Arrays.equals(values, after.get(name)), name);
          });
    }
  }

  @Test
  void withFrozenBody_everyFamily_leavesTheHeadAlone() {
    for (RecognizerTrainer trainer : SmallTrainers.all()) {
      try (Recognizer recognizer = SmallNetworks.recognizer(trainer, 1)) {
        Recognizer frozen = trained(recognizer.toTrainer().withNewHead().withFrozenBody());
        List<String> layers = ancestry(frozen.provenance()).frozen();
        frozen.close();
        assertFalse(layers.isEmpty() || layers.contains("head"), layers.toString());
      }
    }
  }

  private static Recognizer trained(RecognizerTrainer trainer) {
    try {
      LabeledClips clips = new LabeledClips(Tones.LABELS, CLIPS.clips().subList(0, 3));
      return trainer.train(clips, Tones.none(), settings(1));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  // What is told.

  @Test
  void save_fineTuned_tellsTheWholeAncestry(@TempDir Path folder) throws IOException {
    try (Recognizer first = pretrained();
        Recognizer second = trained(first.toTrainer());
        Recognizer third = trained(second.toTrainer().withNewHead().withFrozenLayers("unit.0"))) {
      third.save(folder.resolve("third"));
      second.save(folder.resolve("second"));
      assertNull(first.provenance().ancestry());
      try (Recognizer loaded = Recognizer.load(folder.resolve("third"))) {
        Ancestry ancestry = ancestry(loaded.provenance());
        assertEquals(List.of("unit.0.conv", "unit.0.norm"), ancestry.frozen());
        assertTrue(ancestry.newHead());
        assertEquals(Tones.LABELS.names(), ancestry.labels());
        assertEquals(second.provenance(), ancestry.provenance());
        assertEquals(first.provenance(), ancestry(ancestry.provenance()).provenance());
        String weights =
            "weights-%s.safetensors".formatted(ancestry.weightsSha256().substring(0, 16));
        assertTrue(folder.resolve("second").resolve(weights).toFile().isFile());
      }
    }
  }

  // Interruptions.

  @Test
  void train_interruptedFineTuning_goesOnToTheSameWeights(@TempDir Path folder) throws IOException {
    try (Recognizer recognizer = pretrained()) {
      RecognizerTrainer trainer = recognizer.toTrainer().withNewHead().withFrozenLayers("unit.0");
      Training settings = settings(3).withAveraging(0.9);
      Map<String, float[]> expected =
          reached(trainer, OTHERS, settings.withCheckpoints(folder.resolve("whole")));
      Training cut = settings.withCheckpoints(folder.resolve("cut"));
      crash(trainer, cut);
      Map<String, float[]> found = reached(trainer, OTHERS, cut);
      expected.forEach((name, values) -> assertArrayEquals(values, found.get(name), name));
      assertOther(recognizer.toTrainer().withNewHead(), cut, "frozen null, found [\"unit.0.conv\"");
      try (Recognizer other = SmallNetworks.recognizer(SmallNetworks.cnn(), 4)) {
        assertOther(
            other.toTrainer().withNewHead().withFrozenLayers("unit.0"), cut, "beginsWith \"");
      }
    }
  }

  private static void crash(RecognizerTrainer trainer, Training settings) {
    TrainingListener crash =
        new TrainingListener() {
          @Override
          public void batchDone(int epoch, int clipsDone, int clipsTotal) {
            if (epoch == 3) {
              throw new IllegalCallerException("crash");
            }
          }
        };
    LabeledClips none = new LabeledClips(OTHER_LABELS, List.of());
    assertThrows(
        IllegalCallerException.class, () -> trainer.train(OTHERS, none, settings, crash).close());
  }

  private static void assertOther(RecognizerTrainer trainer, Training settings, String difference) {
    LabeledClips none = new LabeledClips(OTHER_LABELS, List.of());
    assertRefused(
        IOException.class,
        () -> trainer.train(OTHERS, none, settings).close(),
        "expected a checkpoint with " + difference,
        "; name another folder");
  }

  // What is refused.

  @Test
  void train_otherLabelsWithTheOldHead_isRefused() {
    try (Recognizer recognizer = pretrained()) {
      LabeledClips none = new LabeledClips(OTHER_LABELS, List.of());
      assertRefused(
          IllegalArgumentException.class,
          () -> recognizer.toTrainer().train(OTHERS, none, settings(1)).close(),
          "expected the labels [low, high, rising] of the recogniser",
          "found [one pitch, two pitches]; add withNewHead()");
      assertRefused(
          IllegalArgumentException.class,
          () -> trained(recognizer.toTrainer().withNewHead().withFrozenLayers("head")).close(),
          "expected a new head to learn, found it frozen");
    }
  }

  @Test
  void withNewHead_ofANewNetwork_isRefused() {
    assertRefused(
        IllegalStateException.class,
        () -> Tones.pipeline().then(SmallNetworks.cnn()).withNewHead(),
        "found a new network; begin with Recognizer.toTrainer()");
  }

  @Test
  void withFrozenLayers_unknownOrAll_isRefused() {
    RecognizerTrainer trainer = Tones.pipeline().then(SmallNetworks.cnn());
    assertRefused(
        IllegalArgumentException.class,
        () -> trainer.withFrozenLayers("unit.7"),
        "expected a layer of [unit.0.conv, unit.0.norm,",
        "head], found 'unit.7'; see summary");
    assertRefused(
        IllegalArgumentException.class,
        () -> trainer.withFrozenBody().withFrozenLayers("head"),
        "expected a layer to learn, found all of them frozen");
  }
}
