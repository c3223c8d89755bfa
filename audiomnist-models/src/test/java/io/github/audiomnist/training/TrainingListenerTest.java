package io.github.audiomnist.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.data.Labels;
import io.github.audiomnist.evaluation.ConfusionMatrix;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingListenerTest {

  /** Notes down what it is told. */
  private record Notes(String name, List<String> all) implements TrainingListener {

    @Override
    public void featuresMade(int done, int total) {
      all.add("%s features %s/%s".formatted(name, done, total));
    }

    @Override
    public void trainingStarted(Training settings, int firstEpoch) {
      all.add("%s start %s".formatted(name, firstEpoch));
    }

    @Override
    public void batchDone(int epoch, int clipsDone, int clipsTotal) {
      all.add("%s batch %s %s/%s".formatted(name, epoch, clipsDone, clipsTotal));
    }

    @Override
    public void weightsReached(int epoch, String tensor, FloatBuffer values) {
      all.add("%s %s %s %s".formatted(name, epoch, tensor, values.get()));
    }

    @Override
    public void validated(int epoch, ConfusionMatrix confusion) {
      all.add("%s %s clips".formatted(name, confusion.total()));
    }

    @Override
    public void epochDone(EpochReport report) {
      all.add("%s epoch %s".formatted(name, report.epoch()));
    }

    @Override
    public void trainingDone(TrainingReport report) {
      all.add("%s %s".formatted(name, report.ending()));
    }
  }

  @Test
  void all_everyCall_isToldToEachInOrder() {
    List<String> notes = new ArrayList<>();
    TrainingListener both = TrainingListener.all(new Notes("a", notes), new Notes("b", notes));
    Training settings = Training.epochs(1);
    EpochReport epoch = new EpochReport(1, 2, 1, 1, 1, 1, 1, 1, 1);
    ConfusionMatrix confusion =
        ConfusionMatrix.of(Labels.of(List.of("x")), new int[] {0}, new int[] {0});
    both.featuresMade(1, 2);
    both.trainingStarted(settings, 1);
    both.batchDone(1, 2, 3);
    both.weightsReached(1, "w", FloatBuffer.wrap(new float[] {5, 6}));
    both.validated(1, confusion);
    both.epochDone(epoch);
    both.trainingDone(
        new TrainingReport(
            settings, List.of(epoch), 1, 1, 1, 1, 1, 1, 1, "none", Ending.CANCELLED));
    assertEquals(
        List.of(
            "a features 1/2",
            "b features 1/2",
            "a start 1",
            "b start 1",
            "a batch 1 2/3",
            "b batch 1 2/3",
            "a 1 w 5.0",
            "b 1 w 5.0",
            "a 1 clips",
            "b 1 clips",
            "a epoch 1",
            "b epoch 1",
            "a CANCELLED",
            "b CANCELLED"),
        notes);
  }

  @Test
  void all_oneThatIsCancelled_cancelsAll() {
    TrainingListener cancelled =
        new TrainingListener() {
          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertTrue(TrainingListener.all(TrainingListener.SILENT, cancelled).isCancelled());
    assertFalse(TrainingListener.all(TrainingListener.SILENT).isCancelled());
  }
}
