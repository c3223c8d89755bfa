package io.github.audiomnist.data;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.function.Executable;

/** Data sets of empty files and clips of files that are not there: readers look at names only. */
final class Fixtures {

  private Fixtures() {}

  /** Empty files below {@code root}, with the folders that they need. */
  static void touch(Path root, String... files) throws IOException {
    for (String file : files) {
      write(root.resolve(file), "");
    }
  }

  static void write(Path file, String text) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, text);
  }

  /** Clips {@code L_sN_T.wav} in the order of label, speaker, take; labels "0", "1"… */
  static LabeledClips clips(int numLabels, int numSpeakers, int numTakes) {
    List<String> speakers = IntStream.range(0, numSpeakers).mapToObj(i -> "s" + i).toList();
    return clips(numLabels, speakers, numTakes);
  }

  static LabeledClips clips(int numLabels, List<String> speakers, int numTakes) {
    List<LabeledClip> clips = new ArrayList<>();
    List<String> labels = IntStream.range(0, numLabels).mapToObj(String::valueOf).toList();
    for (String label : labels) {
      for (String speaker : speakers) {
        for (int take = 0; take < numTakes; take++) {
          clips.add(clip(label, speaker, take));
        }
      }
    }
    return new LabeledClips(Labels.of(labels), clips);
  }

  static LabeledClip clip(String label, String speaker, int take) {
    return LabeledClip.ofFile(Path.of(label + "_" + speaker + "_" + take + ".wav"), label, speaker);
  }

  /** The message of what {@code call} throws. */
  static String message(Class<? extends Throwable> expected, Executable call) {
    return String.valueOf(assertThrows(expected, call).getMessage());
  }

  static List<String> names(LabeledClips clips) {
    return clips.clips().stream().map(LabeledClip::name).toList();
  }

  /** Speakers "01" to "60". */
  static List<String> sixty() {
    return IntStream.rangeClosed(1, 60).mapToObj(i -> (i < 10 ? "0" : "") + i).toList();
  }
}
