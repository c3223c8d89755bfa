package io.github.audiomnist.models;

import static io.github.audiomnist.models.ToneTrainings.TEST;
import static io.github.audiomnist.models.ToneTrainings.TRAIN;
import static io.github.audiomnist.models.ToneTrainings.VALIDATION;
import static io.github.audiomnist.models.ToneTrainings.quick;
import static io.github.audiomnist.models.ToneTrainings.report;
import static io.github.audiomnist.models.ToneTrainings.settings;
import static io.github.audiomnist.models.ToneTrainings.trainer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.internal.Torch;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import io.github.audiomnist.training.TrainingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecognizerTrainerTest {

  // What is learned.

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.models.SmallNetworks#all")
  void train_tones_understandsHeldOutOnes(Network<TimeFrequency> network) throws IOException {
    try (Recognizer recognizer = quick(network, settings(12))) {
      Evaluation evaluation = recognizer.evaluate(TEST);
      assertTrue(evaluation.accuracy() > 0.9, network + " " + evaluation.accuracy());
      EpochReport first = report(recognizer).epochs().get(0);
      EpochReport last = report(recognizer).epochs().get(report(recognizer).epochs().size() - 1);
      assertTrue(last.trainLoss() < first.trainLoss());
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.models.SmallNetworks#all")
  void train_equalSeeds_givesEqualWeights(Network<TimeFrequency> network, @TempDir Path folder)
      throws IOException {
    Path first = trained(network, settings(2), folder.resolve("first"));
    Path second = trained(network, settings(2), folder.resolve("second"));
    Path other = trained(network, settings(2).withSeed(8), folder.resolve("other"));
    assertArrayEquals(weights(first), weights(second));
    assertEquals(weights(first).length, weights(other).length);
    assertFalse(Arrays.equals(weights(first), weights(other)));
  }

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.models.SmallNetworks#all")
  void train_onAnotherThread_givesEqualWeightsAndScores(
      Network<TimeFrequency> network, @TempDir Path folder)
      throws IOException, InterruptedException, ExecutionException {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Recognizer here = quick(network, settings(2));
        Recognizer there = other.submit(() -> quick(network, settings(2))).get()) {
      here.save(folder.resolve("here"));
      there.save(folder.resolve("there"));
      assertArrayEquals(weights(folder.resolve("here")), weights(folder.resolve("there")));
      for (int i = 0; i < 2; i++) {
        EpochReport expected = report(here).epochs().get(i);
        EpochReport found = report(there).epochs().get(i);
        assertEquals(expected.trainLoss(), found.trainLoss());
        assertEquals(expected.validationLoss(), found.validationLoss());
        assertEquals(expected.validationMacroF1(), found.validationMacroF1());
      }
    } finally {
      other.shutdown();
    }
  }

  private static Path trained(Network<TimeFrequency> network, Training settings, Path folder)
      throws IOException {
    try (Recognizer recognizer = quick(network, settings)) {
      recognizer.save(folder);
    }
    return folder;
  }

  private static byte[] weights(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Path file = files.filter(path -> path.toString().endsWith(".safetensors")).findFirst().get();
      return Files.readAllBytes(file);
    }
  }

  // Which epoch is kept.

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.models.SmallNetworks#all")
  void train_withValidation_keepsTheBestEpoch(Network<TimeFrequency> network) throws IOException {
    // A high rate, so that scores go up and down.
    Training settings = settings(8).withLearningRate(0.05);
    try (Recognizer recognizer = quick(network, settings)) {
      TrainingReport report = report(recognizer);
      EpochReport best = report.epochs().get(report.bestEpoch() - 1);
      assertEquals(report.bestEpoch(), best.epoch());
      for (EpochReport epoch : report.epochs()) {
        assertTrue(epoch.validationMacroF1() <= best.validationMacroF1());
        assertTrue(
            epoch.validationMacroF1() < best.validationMacroF1()
                || epoch.validationLoss() >= best.validationLoss());
      }
      Evaluation evaluation = recognizer.evaluate(VALIDATION);
      assertEquals(best.validationMacroF1(), evaluation.macroF1(), 1e-12);
      assertEquals(best.validationAccuracy(), evaluation.accuracy(), 1e-12);
    }
  }

  /** Scores by the report and by {@link Recognizer#evaluate} are means over the same labels. */
  @Test
  void train_labelsWithoutClips_scoreAsInAnEvaluation() throws IOException {
    Labels wide = Labels.of(List.of("nothing", "low", "high", "rising", "silence"));
    LabeledClips validation = new LabeledClips(wide, VALIDATION.clips());
    try (Recognizer recognizer =
        trainer(SmallNetworks.cnn())
            .train(new LabeledClips(wide, TRAIN.clips()), validation, settings(3))) {
      TrainingReport report = report(recognizer);
      assertEquals(
          report.epochs().get(report.bestEpoch() - 1).validationMacroF1(),
          recognizer.evaluate(validation).macroF1(),
          1e-12);
    }
  }

  @Test
  void train_withoutValidation_keepsTheLastEpoch() throws IOException {
    try (Recognizer recognizer =
        trainer(SmallNetworks.transformer()).train(TRAIN, Tones.none(), settings(3))) {
      TrainingReport report = report(recognizer);
      assertEquals(3, report.bestEpoch());
      assertEquals(3, report.epochs().size());
      assertEquals(Double.NaN, report.epochs().get(2).validationMacroF1());
      assertEquals(0, report.validationClips());
      assertEquals(3, recognizer.recognize(Tones.tone(0, 1)).logits().length);
    }
  }

  @Test
  void train_patience_stopsWhenNothingGetsBetter() throws IOException {
    // A rate that undoes what was learned; ties of the score are broken by the loss.
    Training settings = settings(40).withPatience(2).withLearningRate(3);
    try (Recognizer recognizer = quick(SmallNetworks.transformer(), settings)) {
      TrainingReport report = report(recognizer);
      assertTrue(report.epochs().size() < 40, "epochs " + report.epochs().size());
      assertEquals(report.bestEpoch() + 2, report.epochs().size());
    }
  }

  // What is told.

  @Test
  void train_report_tellsWhatWasDone() throws IOException {
    Training settings = settings(2);
    try (Recognizer recognizer = quick(SmallNetworks.lstm(), settings)) {
      TrainingReport report = report(recognizer);
      assertEquals(settings, report.settings());
      assertEquals(TRAIN.size(), report.trainClips());
      assertEquals(VALIDATION.size(), report.validationClips());
      assertEquals(
          SmallNetworks.lstm().parameterCount(recognizer.pipeline().output(), 3),
          report.parameters());
      assertTrue(report.engine().startsWith("PyTorch 2"));
      assertEquals(Torch.threads(), report.threads());
      assertEquals("clips chosen by the caller", recognizer.provenance().protocol());
    }
  }

  @Test
  void train_split_quotesItsProtocolAndCallsTheListener() throws IOException {
    AtomicInteger features = new AtomicInteger();
    List<Integer> batches = new ArrayList<>();
    List<EpochReport> epochs = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void featuresMade(int done, int total) {
            assertEquals(TRAIN.size() + VALIDATION.size(), total);
            assertTrue(done >= 1 && done <= total);
            features.incrementAndGet();
          }

          @Override
          public void batchDone(int epoch, int clipsDone, int clipsTotal) {
            assertEquals(TRAIN.size(), clipsTotal);
            batches.add(clipsDone);
          }

          @Override
          public void epochDone(EpochReport report) {
            epochs.add(report);
          }
        };
    Split split = new Split("drawn by hand", TRAIN, VALIDATION, TEST);
    try (Recognizer recognizer = trainer(SmallNetworks.cnn()).train(split, settings(2), listener)) {
      assertEquals("drawn by hand", recognizer.provenance().protocol());
      assertEquals(report(recognizer).epochs(), epochs);
    }
    assertEquals(TRAIN.size() + VALIDATION.size(), features.get());
    assertEquals(List.of(8, 16, 24, 32, 40, 42, 8, 16, 24, 32, 40, 42), batches);
  }

  @Test
  void train_lastBatchOfOneClip_isLearnedFrom() throws IOException {
    LabeledClips nine = new LabeledClips(Tones.LABELS, TRAIN.clips().subList(0, 9));
    for (Network<TimeFrequency> network : SmallNetworks.all()) {
      try (Recognizer recognizer = trainer(network).train(nine, VALIDATION, settings(1))) {
        assertEquals(1, report(recognizer).epochs().size());
      }
    }
  }

  // Native memory.

  @Test
  void train_againAndAgain_keepsNoNativeMemory() throws IOException, InterruptedException {
    assumeTrue(Files.isReadable(Path.of("/proc/self/status")));
    // A heap of one size from the start: what grows is native.
    String printed =
        OtherProcess.run(
            List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"),
            TrainAgain.class);
    long grownMib = Long.parseLong(printed);
    assertTrue(grownMib < TrainAgain.BOUND_MIB, "grown by %s MiB".formatted(grownMib));
  }

  @Test
  void toString_ofATrainer_tellsPipelineAndNetwork() {
    String text = trainer(SmallNetworks.cnn()).toString();
    assertTrue(text.contains("Standardize") && text.contains("CnnNetwork"), text);
    assertNotEquals(text, trainer(SmallNetworks.lstm()).toString());
  }
}
