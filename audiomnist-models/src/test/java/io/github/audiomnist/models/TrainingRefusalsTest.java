package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static io.github.audiomnist.models.ToneTrainings.TRAIN;
import static io.github.audiomnist.models.ToneTrainings.VALIDATION;
import static io.github.audiomnist.models.ToneTrainings.quick;
import static io.github.audiomnist.models.ToneTrainings.report;
import static io.github.audiomnist.models.ToneTrainings.settings;
import static io.github.audiomnist.models.ToneTrainings.trainer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.internal.Torch;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.ComputeDevice;
import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingException;
import io.github.audiomnist.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be trained, and that the next training runs. */
class TrainingRefusalsTest {

  @Test
  void train_oneLabel_isRefused() {
    LabeledClips low = TRAIN.filter(clip -> clip.label().equals("low"));
    assertRefused(
        IllegalArgumentException.class,
        () -> trainer(SmallNetworks.cnn()).train(low, VALIDATION, settings(1)),
        "expected clips of at least two labels, found 14 clips of 1");
  }

  @Test
  void train_noClip_isRefused() {
    assertRefused(
        IllegalArgumentException.class,
        () -> trainer(SmallNetworks.cnn()).train(Tones.none(), VALIDATION, settings(1)),
        "expected clips of at least two labels, found 0 clips of 0");
  }

  @Test
  void train_otherLabelsInValidation_isRefused() {
    LabeledClips other =
        new LabeledClips(Labels.of(List.of("high", "low", "rising")), VALIDATION.clips());
    assertRefused(
        IllegalArgumentException.class,
        () -> trainer(SmallNetworks.cnn()).train(TRAIN, other, settings(1)),
        "expected validation clips with the labels [low, high, rising]",
        "found [high, low, rising]");
  }

  @Test
  void train_patienceWithoutValidation_isRefused() {
    assertRefused(
        IllegalArgumentException.class,
        () -> trainer(SmallNetworks.cnn()).train(TRAIN, Tones.none(), settings(3).withPatience(2)),
        "validation clips to stop by after 2 epochs",
        "found none");
  }

  @Test
  void train_clipThatCannotBeRead_namesIt(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.wav");
    Path broken = Files.writeString(folder.resolve("broken.wav"), "no sound");
    for (Path file : List.of(missing, broken)) {
      LabeledClips clips =
          TRAIN.plus(
              new LabeledClips(
                  Tones.LABELS, List.of(LabeledClip.ofFile(file, "low", "speaker 1"))));
      assertRefused(
          IOException.class,
          () -> trainer(SmallNetworks.cnn()).train(clips, VALIDATION, settings(1)),
          file.toString());
      assertRefused(
          IOException.class,
          () -> trainer(SmallNetworks.cnn()).train(TRAIN, clips, settings(1)),
          file.toString());
    }
    assertTrains();
  }

  @Test
  void train_rateFarTooHigh_namesTheEpochAndTheRemedy() throws IOException {
    for (Network<TimeFrequency> network :
        List.of(SmallNetworks.cnn(), SmallNetworks.transformer())) {
      assertRefused(
          TrainingException.class,
          () -> quick(network, settings(3).withLearningRate(1e30)),
          "expected a finite loss",
          "in epoch 1",
          "; lower the learning rate");
    }
    assertTrains();
  }

  /** No later loss tells that the only step went wrong. */
  @Test
  void train_rateFarTooHighInTheOnlyStep_isRefusedToo() {
    Training settings = settings(1).withBatchSize(1_000);
    for (double rate : new double[] {1e30, 1e38}) {
      assertRefused(
          TrainingException.class,
          () -> quick(SmallNetworks.cnn(), settings.withLearningRate(rate)),
          "in epoch 1",
          "; lower the learning rate");
    }
    assertRefused(
        TrainingException.class,
        () ->
            trainer(SmallNetworks.cnn())
                .train(TRAIN, Tones.none(), settings.withLearningRate(1e100)),
        "in epoch 1",
        "; lower the learning rate");
  }

  @Test
  void train_onAGpuThatIsNotThere_isRefusedBeforeAnyClipIsRead() throws IOException {
    assumeTrue(Torch.engine().getGpuCount() == 0);
    TrainingListener nothing =
        new TrainingListener() {
          @Override
          public void featuresMade(int done, int total) {
            throw new AssertionError("features were made");
          }
        };
    assertRefused(
        IllegalStateException.class,
        () ->
            trainer(SmallNetworks.cnn())
                .train(TRAIN, VALIDATION, settings(1).withDevice(ComputeDevice.CUDA), nothing),
        "expected an NVIDIA GPU",
        "or take the CPU");
    assertTrains();
  }

  @Test
  void train_whileAnotherRuns_isRefusedAndTheOtherGoesOn()
      throws IOException, InterruptedException, ExecutionException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    TrainingListener waiting =
        new TrainingListener() {
          @Override
          public void epochDone(EpochReport report) {
            running.countDown();
            try {
              mayEnd.await();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          }
        };
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<Recognizer> first =
          other.submit(
              () ->
                  trainer(SmallNetworks.transformer())
                      .train(TRAIN, VALIDATION, settings(1), waiting));
      running.await();
      assertRefused(
          IllegalStateException.class,
          () -> quick(SmallNetworks.transformer(), settings(1)),
          "expected one at a time",
          "; wait for it to end");
      mayEnd.countDown();
      first.get().close();
    } finally {
      mayEnd.countDown();
      other.shutdown();
    }
    assertTrains();
  }

  @Test
  void train_fromItsOwnListener_isRefused() throws IOException {
    List<Throwable> refusals = new ArrayList<>();
    TrainingListener nested =
        new TrainingListener() {
          @Override
          public void epochDone(EpochReport report) {
            refusals.add(
                assertThrows(
                    IllegalStateException.class,
                    () -> quick(SmallNetworks.transformer(), settings(1))));
          }
        };
    trainer(SmallNetworks.transformer()).train(TRAIN, VALIDATION, settings(1), nested).close();
    assertEquals(1, refusals.size());
  }

  @Test
  void train_listenerThatThrows_endsItAndTheNextOneRuns() throws IOException {
    IllegalCallerException thrown = new IllegalCallerException("enough");
    TrainingListener impatient =
        new TrainingListener() {
          @Override
          public void batchDone(int epoch, int clipsDone, int clipsTotal) {
            throw thrown;
          }
        };
    assertSame(
        thrown,
        assertThrows(
            IllegalCallerException.class,
            () -> trainer(SmallNetworks.cnn()).train(TRAIN, VALIDATION, settings(1), impatient)));
    assertTrains();
  }

  private static void assertTrains() throws IOException {
    try (Recognizer recognizer = quick(SmallNetworks.transformer(), settings(1))) {
      assertEquals(1, report(recognizer).bestEpoch());
    }
  }
}
