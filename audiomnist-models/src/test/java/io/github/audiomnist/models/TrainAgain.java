package io.github.audiomnist.models;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that trains again and again, and prints by how many MiB its memory grew. */
final class TrainAgain {

  /**
   * A recogniser holds 15 MiB of weights, a training four times as much, so that the smallest leak
   * would come to 225. Measured are 0 to 8.
   */
  static final long BOUND_MIB = 100;

  private static final int WARM_UP = 5;
  private static final int TRAININGS = 15;
  private static final LabeledClips CLIPS = Tones.clips(2, 1);

  private TrainAgain() {}

  public static void main(String[] arguments) throws IOException {
    for (int i = 0; i < WARM_UP; i++) {
      train();
    }
    long before = residentMib();
    for (int i = 0; i < TRAININGS; i++) {
      train();
    }
    System.out.println(residentMib() - before);
  }

  private static void train() throws IOException {
    // One token a clip, so that many parameters cost little time.
    TransformerNetwork wide =
        Models.transformer()
            .withDModel(512)
            .withNumLayers(1)
            .withFeedForwardSize(2_048)
            .withFramesPerToken(31)
            .withDropout(0);
    Tones.pipeline().then(wide).train(CLIPS, CLIPS, Training.epochs(2)).close();
    // DJL's buffers for copies to and fro are freed by the collector, which has no haste else.
    System.gc();
  }

  private static long residentMib() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow()
        / 1024;
  }
}
