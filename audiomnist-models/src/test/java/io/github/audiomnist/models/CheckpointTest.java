package io.github.audiomnist.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.audiomnist.augment.Augmentation;
import io.github.audiomnist.augment.Gain;
import io.github.audiomnist.augment.Mixup;
import io.github.audiomnist.augment.TimeShift;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A training that was interrupted goes on to the same weights. */
class CheckpointTest extends CheckpointRuns {

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

  @Test
  void train_otherSeeds_giveOtherWeights() throws IOException {
    byte[] seven = uninterrupted(SmallNetworks.cnn(), settings(1));
    try (Recognizer recognizer =
        train(SmallNetworks.cnn(), settings(1).withSeed(8), TrainingListener.SILENT)) {
      assertFalse(Arrays.equals(seven, weights(recognizer, folder.resolve("eight"))));
    }
  }
}
