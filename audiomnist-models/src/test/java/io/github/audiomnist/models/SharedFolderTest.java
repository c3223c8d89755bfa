package io.github.audiomnist.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Folders to which more than one writes at a time. */
class SharedFolderTest extends CheckpointRuns {

  /**
   * Another process and two threads of this one save; what is loaded meanwhile is one of theirs.
   */
  @Test
  void save_byTwoProcessesAtOnce_isAlwaysAWholeOne()
      throws IOException, InterruptedException, ExecutionException {
    Path model = folder.resolve("model");
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try (Recognizer one = SaveAgain.recognizer(1);
        Recognizer two = SaveAgain.recognizer(2)) {
      Set<String> expected = Set.of(PrintLogits.logits(one), PrintLogits.logits(two));
      one.save(model);
      Process other = OtherProcess.start(List.of("-Xmx256m"), SaveAgain.class, model.toString());
      List<Future<Integer>> saving =
          List.of(pool.submit(() -> save(one, model)), pool.submit(() -> save(two, model)));
      List<String> found = new ArrayList<>();
      while (other.isAlive() || !saving.stream().allMatch(Future::isDone)) {
        try (Recognizer loaded = Recognizer.load(model)) {
          found.add(PrintLogits.logits(loaded));
        }
      }
      assertEquals(0, other.exitValue());
      assertEquals(2 * SaveAgain.TIMES, saving.get(0).get() + saving.get(1).get());
      assertEquals(expected, Set.copyOf(found));
    } finally {
      pool.shutdownNow();
    }
    assertEquals(2, SavedFolders.names(model).size());
  }

  private static int save(Recognizer recognizer, Path folder) throws IOException {
    for (int i = 0; i < SaveAgain.TIMES; i++) {
      recognizer.save(folder);
    }
    return SaveAgain.TIMES;
  }

  @Test
  void train_checkpointsOfATrainingThatRuns_areRefusedToAnotherProcess() throws IOException {
    Training settings = TrainUntilKilled.settings(checkpoints());
    byte[] expected = uninterrupted(TrainUntilKilled.NETWORK, settings);
    List<String> printed = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void trainingStarted(Training started, int firstEpoch) {
            try {
              Process other =
                  OtherProcess.start(
                      List.of("-Xmx256m"), TrainUntilKilled.class, checkpoints().toString());
              printed.add(
                  new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
              assertEquals(TrainUntilKilled.REFUSED, other.waitFor());
            } catch (IOException | InterruptedException e) {
              throw new AssertionError(e);
            }
          }
        };
    try (Recognizer recognizer = train(TrainUntilKilled.NETWORK, settings, listener)) {
      assertArrayEquals(expected, weights(recognizer, folder.resolve("found")));
    }
    assertEquals(
        List.of(
            checkpoints()
                + ": expected to be the only one who writes there, found another at work; wait for"
                + " it to end, or name another place"
                + System.lineSeparator()),
        printed);
  }
}
