package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.audiomnist.augment.Augmentation;
import io.github.audiomnist.augment.Gain;
import io.github.audiomnist.augment.Mixup;
import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.augment.TimeShift;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.ClassWeights;
import io.github.audiomnist.training.Ending;
import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.Optimizer;
import io.github.audiomnist.training.Schedule;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import io.github.audiomnist.training.TrainingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointTest {

  private static final String MANIFEST = "checkpoint.json";
  private static final LabeledClips TRAIN = Tones.clips(6, 1);
  private static final LabeledClips VALIDATION = Tones.clips(2, 2);

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  private Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  private Training settings(int epochs) {
    return Training.epochs(epochs)
        .withBatchSize(8)
        .withLearningRate(0.01)
        .withSpecAugment(new SpecAugment(1, 3, 1, 3, 0.2))
        .withSeed(7)
        .withCheckpoints(checkpoints());
  }

  private static Recognizer train(
      Network<TimeFrequency> network, Training settings, TrainingListener listener)
      throws IOException {
    return Tones.pipeline().then(network).train(TRAIN, VALIDATION, settings, listener);
  }

  private static byte[] weights(Recognizer recognizer, Path folder) throws IOException {
    recognizer.save(folder);
    try (Stream<Path> files = Files.list(folder)) {
      Path file = files.filter(path -> path.toString().endsWith(".safetensors")).findFirst().get();
      return Files.readAllBytes(file);
    }
  }

  private byte[] uninterrupted(Network<TimeFrequency> network, Training settings)
      throws IOException {
    Training elsewhere = settings.withCheckpoints(folder.resolve("uninterrupted"));
    try (Recognizer recognizer = train(network, elsewhere, TrainingListener.SILENT)) {
      return weights(recognizer, folder.resolve("expected"));
    }
  }

  /** Throws after some batches of an epoch: as good as a kill, but for open files. */
  private static TrainingListener crashIn(int epoch, int clips) {
    return new TrainingListener() {
      @Override
      public void batchDone(int running, int clipsDone, int clipsTotal) {
        if (running == epoch && clipsDone >= clips) {
          throw new IllegalCallerException("crash");
        }
      }
    };
  }

  private void crash(Network<TimeFrequency> network, Training settings, int epoch, int clips) {
    assertThrows(
        IllegalCallerException.class,
        () -> train(network, settings, crashIn(epoch, clips)).close());
  }

  /** All that has a state or is random. */
  private static Stream<Training> variants() {
    Training plain = Training.epochs(1);
    return Stream.of(
        plain,
        plain.withOptimizer(Optimizer.nesterov(0.9)).withSchedule(Schedule.cosine(1)),
        plain.withOptimizer(Optimizer.sgd()).withSchedule(Schedule.step(1, 0.5)),
        plain
            .withAveraging(0.9)
            .withMixup(new Mixup(0.3))
            .withClassWeights(ClassWeights.balanced())
            .withAugmentation(Augmentation.of(TimeShift.seconds(0.02), Gain.db(-6, 6))));
  }

  private Training like(Training variant, int epochs) {
    return settings(epochs)
        .withOptimizer(variant.optimizer())
        .withSchedule(variant.schedule())
        .withAveraging(variant.averaging())
        .withMixup(variant.mixup())
        .withClassWeights(variant.classWeights())
        .withAugmentation(variant.augmentation());
  }

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.models.SmallNetworks#all")
  void train_crashedTwice_givesEqualWeightsAndReports(Network<TimeFrequency> network)
      throws IOException {
    assertGoesOn(network, settings(4));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void train_crashedTwiceWithOtherSettings_givesEqualWeightsAndReports(Training variant)
      throws IOException {
    assertGoesOn(SmallNetworks.cnn(), like(variant, 4));
  }

  private void assertGoesOn(Network<TimeFrequency> network, Training settings) throws IOException {
    byte[] expected = uninterrupted(network, settings);
    crash(network, settings, 1, 8);
    crash(network, settings, 3, 16);
    List<Integer> epochs = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void trainingStarted(Training started, int firstEpoch) {
            assertEquals(3, firstEpoch);
          }

          @Override
          public void epochDone(EpochReport report) {
            epochs.add(report.epoch());
          }
        };
    try (Recognizer recognizer = train(network, settings, listener)) {
      assertArrayEquals(expected, weights(recognizer, folder.resolve("found")));
      assertEquals(4, recognizer.provenance().report().epochs().size());
    }
    assertEquals(List.of(3, 4), epochs);
  }

  @Test
  void train_completed_isNotRunAgain() throws IOException {
    Training settings = settings(2);
    byte[] expected;
    TrainingReport first;
    try (Recognizer recognizer = train(SmallNetworks.cnn(), settings, TrainingListener.SILENT)) {
      expected = weights(recognizer, folder.resolve("first"));
      first = recognizer.provenance().report();
    }
    try (Recognizer recognizer = train(SmallNetworks.cnn(), settings, crashIn(1, 0))) {
      assertArrayEquals(expected, weights(recognizer, folder.resolve("second")));
      assertEquals(first.epochs(), recognizer.provenance().report().epochs());
      assertEquals(first.bestEpoch(), recognizer.provenance().report().bestEpoch());
    }
  }

  @Test
  void train_killedProcess_goesOnWithEqualWeights() throws IOException, InterruptedException {
    Training settings = TrainUntilKilled.settings(checkpoints());
    byte[] expected = uninterrupted(TrainUntilKilled.NETWORK, settings);
    Process process =
        OtherProcess.start(List.of("-Xmx256m"), TrainUntilKilled.class, checkpoints().toString());
    Path manifest = checkpoints().resolve(MANIFEST);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.exists(manifest) && System.nanoTime() < deadline) {
      Thread.sleep(5);
    }
    process.destroyForcibly();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    int saved = Files.readString(manifest).split("\"trainLoss\"", -1).length - 1;
    assumeTrue(saved < settings.epochs(), "it was done before it was killed");
    List<Integer> firstEpochs = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void trainingStarted(Training started, int firstEpoch) {
            firstEpochs.add(firstEpoch);
          }
        };
    try (Recognizer recognizer =
        Tones.pipeline()
            .then(TrainUntilKilled.NETWORK)
            .train(TRAIN, VALIDATION, settings, listener)) {
      assertArrayEquals(expected, weights(recognizer, folder.resolve("found")));
    }
    assertEquals(List.of(saved + 1), firstEpochs);
  }

  @Test
  void train_patienceAtItsEndBeforeTheCrash_staysAtItsEnd() throws IOException {
    Training settings = settings(40).withPatience(2).withLearningRate(3);
    TrainingReport report;
    try (Recognizer recognizer =
        train(SmallNetworks.transformer(), settings, TrainingListener.SILENT)) {
      report = recognizer.provenance().report();
      assertEquals(Ending.PATIENCE, report.ending());
    }
    try (Recognizer recognizer = train(SmallNetworks.transformer(), settings, crashIn(1, 0))) {
      assertEquals(report.epochs(), recognizer.provenance().report().epochs());
      assertEquals(Ending.PATIENCE, recognizer.provenance().report().ending());
    }
  }

  // What is refused.

  @Test
  void train_checkpointOfAnotherTraining_namesWhatDiffersAndKeepsIt() throws IOException {
    Training settings = settings(2);
    crash(SmallNetworks.cnn(), settings, 2, 0);
    byte[] before = Files.readAllBytes(checkpoints().resolve(MANIFEST));
    assertOther(SmallNetworks.lstm(), settings, "family \"lstm\", found \"cnn\"");
    assertOther(
        new CnnNetwork(List.of(4, 8, 12), 5, 0.1), settings, "network.kernelSize 5, found 3");
    assertOther(SmallNetworks.cnn(), settings.withSeed(8), "settings.seed 8, found 7");
    assertOther(
        SmallNetworks.cnn(),
        settings.withOptimizer(Optimizer.sgd()),
        "settings.optimizer.kind \"Sgd\", found \"AdamW\"");
    assertRefused(
        IOException.class,
        () -> Tones.pipeline().then(SmallNetworks.cnn()).train(VALIDATION, VALIDATION, settings),
        "expected a checkpoint with trainClips");
    assertArrayEquals(before, Files.readAllBytes(checkpoints().resolve(MANIFEST)));
  }

  private void assertOther(Network<TimeFrequency> network, Training settings, String difference) {
    assertRefused(
        IOException.class,
        () -> train(network, settings, TrainingListener.SILENT).close(),
        "checkpoints: expected a checkpoint with " + difference + "; name another folder");
  }

  @Test
  void train_damagedCheckpoint_isRefused() throws IOException {
    Training settings = settings(2);
    crash(SmallNetworks.cnn(), settings, 2, 0);
    Path state;
    try (Stream<Path> files = Files.list(checkpoints())) {
      state = files.filter(path -> path.toString().endsWith(".safetensors")).findFirst().get();
    }
    byte[] bytes = Files.readAllBytes(state);
    bytes[bytes.length - 1] ^= 1;
    Files.write(state, bytes);
    assertDamaged(settings, "found a file that was cut or changed");
    Files.delete(state);
    assertDamaged(settings, "found no such file");
    Path manifest = checkpoints().resolve(MANIFEST);
    String text = Files.readString(manifest);
    for (String broken :
        List.of("", "{}", "[", text.substring(0, text.length() / 2), "{\"format\": 3}")) {
      Files.writeString(manifest, broken);
      assertDamaged(settings, MANIFEST + ": expected a checkpoint, found");
    }
    Files.writeString(manifest, text.replaceAll("state-[0-9a-f]+", "../state"));
    assertDamaged(settings, "found a state file of another name");
    Files.writeString(manifest, text.replace("\"formatVersion\": 1", "\"formatVersion\": 2"));
    assertRefused(
        IOException.class,
        () -> train(SmallNetworks.cnn(), settings, TrainingListener.SILENT).close(),
        "expected format version 1, found 2");
  }

  private static void assertDamaged(Training settings, String found) {
    assertRefused(
        IOException.class,
        () -> train(SmallNetworks.cnn(), settings, TrainingListener.SILENT).close(),
        found,
        "restore it, or delete the folder to begin anew");
  }

  @Test
  void train_folderOfSomethingElse_isRefusedAndUntouched() throws IOException {
    Training settings = settings(1);
    Files.createDirectories(checkpoints());
    Path thesis = Files.writeString(checkpoints().resolve("thesis.txt"), "mine");
    assertRefused(
        IOException.class,
        () -> train(SmallNetworks.cnn(), settings, crashIn(1, 0)).close(),
        "expected an empty folder or checkpoints, found 'thesis.txt'; name another place");
    assertEquals("mine", Files.readString(thesis));
  }

  @Test
  void train_folderThatCannotBeWrittenInTheSecondEpoch_keepsTheFirst() throws IOException {
    Training settings = settings(3);
    byte[] expected = uninterrupted(SmallNetworks.cnn(), settings);
    Path moved = folder.resolve("moved");
    TrainingListener mover =
        new TrainingListener() {
          @Override
          public void epochDone(EpochReport report) {
            // A file stands where the folder was: nothing can be written there.
            try {
              Files.move(checkpoints(), moved);
              Files.writeString(checkpoints(), "in the way");
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          }
        };
    assertThrows(IOException.class, () -> train(SmallNetworks.cnn(), settings, mover).close());
    Files.delete(checkpoints());
    Files.move(moved, checkpoints());
    try (Recognizer recognizer = train(SmallNetworks.cnn(), settings, crashIn(1, 0))) {
      assertArrayEquals(expected, weights(recognizer, folder.resolve("found")));
    }
  }

  @Test
  void train_remainsOfAKilledSave_areClearedAway() throws IOException {
    Training settings = settings(1);
    Files.createDirectories(checkpoints());
    Path temporary = Files.writeString(checkpoints().resolve(".audiomnist-1.tmp"), "x");
    Path state =
        Files.writeString(checkpoints().resolve("state-0123456789abcdef.safetensors"), "x");
    train(SmallNetworks.cnn(), settings, TrainingListener.SILENT).close();
    assertFalse(Files.exists(temporary));
    assertFalse(Files.exists(state));
    try (Stream<Path> files = Files.list(checkpoints())) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void train_otherSeeds_giveOtherWeights() throws IOException {
    byte[] seven = uninterrupted(SmallNetworks.cnn(), settings(1));
    try (Recognizer recognizer =
        train(SmallNetworks.cnn(), settings(1).withSeed(8), TrainingListener.SILENT)) {
      assertFalse(Arrays.equals(seven, weights(recognizer, folder.resolve("eight"))));
    }
  }
}
