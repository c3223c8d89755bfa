package io.github.audiomnist.models;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Short trainings with checkpoints, and crashes in them. */
abstract class CheckpointRuns {

  static final String MANIFEST = "checkpoint.json";

  static final LabeledClips TRAIN = Tones.clips(6, 1);

  static final LabeledClips VALIDATION = Tones.clips(2, 2);

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  Path folder;

  Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  Training settings(int epochs) {
    return Training.epochs(epochs)
        .withBatchSize(8)
        .withLearningRate(0.01)
        .withSpecAugment(new SpecAugment(1, 3, 1, 3, 0.2))
        .withSeed(7)
        .withCheckpoints(checkpoints());
  }

  static Recognizer train(
      Network<TimeFrequency> network, Training settings, TrainingListener listener)
      throws IOException {
    return Tones.pipeline().then(network).train(TRAIN, VALIDATION, settings, listener);
  }

  static byte[] weights(Recognizer recognizer, Path folder) throws IOException {
    recognizer.save(folder);
    try (Stream<Path> files = Files.list(folder)) {
      Path file = files.filter(path -> path.toString().endsWith(".safetensors")).findFirst().get();
      return Files.readAllBytes(file);
    }
  }

  byte[] uninterrupted(Network<TimeFrequency> network, Training settings) throws IOException {
    Training elsewhere = settings.withCheckpoints(folder.resolve("uninterrupted"));
    try (Recognizer recognizer = train(network, elsewhere, TrainingListener.SILENT)) {
      return weights(recognizer, folder.resolve("expected"));
    }
  }

  /** Throws after some batches of an epoch: as good as a kill, but for open files. */
  static TrainingListener crashIn(int epoch, int clips) {
    return new TrainingListener() {
      @Override
      public void batchDone(int running, int clipsDone, int clipsTotal) {
        if (running == epoch && clipsDone >= clips) {
          throw new IllegalCallerException("crash");
        }
      }
    };
  }

  void crash(Network<TimeFrequency> network, Training settings, int epoch, int clips) {
    assertThrows(
        IllegalCallerException.class,
        () -> train(network, settings, crashIn(epoch, clips)).close());
  }
}
