package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.augment.Augmentation;
import io.github.audiomnist.augment.Gain;
import io.github.audiomnist.augment.Mixup;
import io.github.audiomnist.augment.Noise;
import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.augment.TimeShift;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.evaluation.ConfusionMatrix;
import io.github.audiomnist.training.ClassWeights;
import io.github.audiomnist.training.Ending;
import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.Metric;
import io.github.audiomnist.training.Optimizer;
import io.github.audiomnist.training.Schedule;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingException;
import io.github.audiomnist.training.TrainingListener;
import io.github.audiomnist.training.TrainingReport;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be chosen in a training, and how it ends before its time. */
class TrainingChoicesTest {

  private static final LabeledClips TRAIN = Tones.clips(14, 1);
  private static final LabeledClips VALIDATION = Tones.clips(3, 2);
  private static final LabeledClips TEST = Tones.clips(8, 3);

  private static Training settings(int epochs) {
    return Training.epochs(epochs)
        .withBatchSize(8)
        .withLearningRate(0.01)
        .withSpecAugment(new SpecAugment(1, 3, 1, 3, 0.2))
        .withSeed(7);
  }

  private static Recognizer train(Training settings, TrainingListener listener) throws IOException {
    return Tones.pipeline().then(SmallNetworks.cnn()).train(TRAIN, VALIDATION, settings, listener);
  }

  private static TrainingReport report(Training settings, TrainingListener listener)
      throws IOException {
    try (Recognizer recognizer = train(settings, listener)) {
      return recognizer.provenance().report();
    }
  }

  // What is chosen.

  private static Stream<Training> choices() {
    Training settings = settings(14);
    return Stream.of(
        settings.withOptimizer(Optimizer.nesterov(0.9)).withSchedule(Schedule.cosine(1)),
        settings.withOptimizer(Optimizer.adam()).withSchedule(Schedule.step(8, 0.3)),
        settings.withSchedule(Schedule.constant()).withAveraging(0.9),
        settings.withMixup(new Mixup(0.2)).withClassWeights(ClassWeights.balanced()),
        settings.withAugmentation(
            Augmentation.of(TimeShift.seconds(0.02), Gain.db(-6, 6), Noise.white(20, 30))));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void train_anyChoice_understandsHeldOutTones(Training settings) throws IOException {
    try (Recognizer recognizer = train(settings, TrainingListener.SILENT)) {
      double accuracy = recognizer.evaluate(TEST).accuracy();
      assertTrue(accuracy > 0.9, settings + " " + accuracy);
    }
  }

  @ParameterizedTest
  @EnumSource
  void train_anyMetric_keepsItsBestEpoch(Metric metric) throws IOException {
    // A high rate, so that scores go up and down.
    Training settings = settings(6).withLearningRate(0.05).withMetric(metric);
    TrainingReport report = report(settings, TrainingListener.SILENT);
    EpochReport best = report.epochs().get(report.bestEpoch() - 1);
    for (EpochReport epoch : report.epochs()) {
      assertTrue(score(epoch, metric) <= score(best, metric), report.toString());
    }
  }

  private static double score(EpochReport epoch, Metric metric) {
    return switch (metric) {
      case MACRO_F1 -> epoch.validationMacroF1();
      case ACCURACY -> epoch.validationAccuracy();
      case LOSS -> -epoch.validationLoss();
    };
  }

  @Test
  void train_averaging_validatesAndKeepsTheMean() throws IOException {
    Training settings = settings(3).withAveraging(0.95);
    try (Recognizer recognizer = train(settings, TrainingListener.SILENT)) {
      TrainingReport report = recognizer.provenance().report();
      EpochReport best = report.epochs().get(report.bestEpoch() - 1);
      assertEquals(best.validationAccuracy(), recognizer.evaluate(VALIDATION).accuracy(), 1e-12);
      assertFalse(
          report.epochs().get(0).validationLoss()
              == report(settings(3), TrainingListener.SILENT).epochs().get(0).validationLoss());
    }
  }

  // What is told.

  @Test
  void train_listener_isToldOfStartWeightsConfusionAndEnd() throws IOException {
    List<String> told = new ArrayList<>();
    Map<String, Integer> weights = new TreeMap<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void trainingStarted(Training settings, int firstEpoch) {
            told.add("start " + firstEpoch);
          }

          @Override
          public void weightsReached(int epoch, String name, FloatBuffer values) {
            assertTrue(values.isReadOnly());
            weights.put(name, values.remaining());
          }

          @Override
          public void validated(int epoch, ConfusionMatrix confusion) {
            assertEquals(VALIDATION.size(), confusion.total());
            told.add("confusion " + epoch);
          }

          @Override
          public void epochDone(EpochReport report) {
            assertTrue(report.clipsPerSecond() > TRAIN.size() / report.seconds());
            assertEquals(report.epoch() == 2, report.secondsLeft() == 0);
            told.add("epoch " + report.epoch());
          }

          @Override
          public void trainingDone(TrainingReport report) {
            told.add("end " + report.ending());
          }
        };
    assertEquals(2, report(settings(2), listener).epochs().size());
    assertEquals(
        List.of("start 1", "confusion 1", "epoch 1", "confusion 2", "epoch 2", "end COMPLETED"),
        told);
    assertEquals(17, weights.size());
    assertEquals(3, weights.get("head.bias"));
  }

  // How it ends before its time.

  /** Cancels in the middle of an epoch. */
  private static TrainingListener cancelIn(int epoch, Runnable cancelled) {
    return new TrainingListener() {
      private boolean isCancelled;

      @Override
      public void batchDone(int running, int clipsDone, int clipsTotal) {
        if (running == epoch && clipsDone > 16) {
          cancelled.run();
          isCancelled = true;
        }
      }

      @Override
      public boolean isCancelled() {
        return isCancelled;
      }
    };
  }

  @Test
  void train_cancelledLater_keepsTheBestEpochSoFar() throws IOException {
    TrainingReport whole = report(settings(5), TrainingListener.SILENT);
    TrainingReport cut = report(settings(5), cancelIn(3, () -> {}));
    assertEquals(Ending.COMPLETED, whole.ending());
    assertEquals(Ending.CANCELLED, cut.ending());
    assertEquals(2, cut.epochs().size());
    for (int i = 0; i < 2; i++) {
      assertEquals(whole.epochs().get(i).trainLoss(), cut.epochs().get(i).trainLoss());
    }
  }

  @Test
  void train_cancelledInTheFirstEpoch_isAFailure() {
    assertRefused(
        TrainingException.class,
        () -> train(settings(5), cancelIn(1, () -> {})).close(),
        "found it cancelled in epoch 1; start it again");
  }

  @Test
  void train_cancelledBeforeAnyEpoch_readsNoMoreClips() {
    List<Integer> made = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public synchronized void featuresMade(int done, int total) {
            made.add(done);
          }

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertRefused(
        TrainingException.class, () -> train(settings(5), listener).close(), "cancelled after");
    assertTrue(made.size() < TRAIN.size(), made.toString());
  }

  @Test
  void train_interruptedThread_keepsTheBestEpochAndTheInterrupt() throws IOException {
    TrainingListener interrupt =
        new TrainingListener() {
          @Override
          public void epochDone(EpochReport report) {
            if (report.epoch() == 2) {
              Thread.currentThread().interrupt();
            }
          }
        };
    TrainingReport report;
    try {
      report = report(settings(5), interrupt);
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertEquals(Ending.CANCELLED, report.ending());
    assertEquals(2, report.epochs().size());
  }

  /** A decay by which weights grow a million times in a step, of which there is one in an epoch. */
  @Test
  void train_divergesLater_keepsTheBestEpochAndTellsTheEnding() throws IOException {
    Training diverging =
        settings(12)
            .withOptimizer(Optimizer.sgd().withWeightDecay(1e8))
            .withSchedule(Schedule.constant())
            .withBatchSize(1_000);
    try (Recognizer recognizer = train(diverging, TrainingListener.SILENT)) {
      TrainingReport report = recognizer.provenance().report();
      assertEquals(Ending.DIVERGED, report.ending());
      assertTrue(report.epochs().size() < 9, report.toString());
      EpochReport best = report.epochs().get(report.bestEpoch() - 1);
      assertEquals(best.validationAccuracy(), recognizer.evaluate(VALIDATION).accuracy(), 1e-12);
    }
  }

  @Test
  void train_augmentationThatFails_namesIt() {
    Training settings =
        settings(1)
            .withAugmentation(
                Augmentation.of(
                    (clip, random) -> {
                      throw new IllegalArgumentException("no such room");
                    }));
    assertRefused(
        TrainingException.class,
        () -> train(settings, TrainingListener.SILENT).close(),
        "augmentation: expected features of every clip, found: no such room");
  }

  @Test
  void train_weightOfAnUnknownLabel_isRefused() {
    Training settings = settings(1).withClassWeights(ClassWeights.of(Map.of("eleven", 2.0)));
    assertRefused(
        IllegalArgumentException.class,
        () -> train(settings, TrainingListener.SILENT).close(),
        "eleven");
  }

  @Test
  void train_equalSeedsWithAugmentation_giveEqualLogits() throws IOException {
    Training settings =
        settings(2)
            .withMixup(new Mixup(0.3))
            .withAugmentation(Augmentation.of(TimeShift.seconds(0.02), Noise.pink(10, 20)));
    try (Recognizer first = train(settings, TrainingListener.SILENT);
        Recognizer second = train(settings, TrainingListener.SILENT)) {
      for (int label = 0; label < 3; label++) {
        assertArrayEquals(
            first.recognize(Tones.tone(label, 5)).logits(),
            second.recognize(Tones.tone(label, 5)).logits());
      }
    }
  }
}
