package io.github.audiomnist.fuzz;

import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.SpeechCommands;
import io.github.audiomnist.data.ZippedDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The bytes of a ZIP file that is read in place as a data set, its lists among them. */
public final class ZippedDatasetTarget {

  private static final int MAX_CLIPS = 4;

  /** Deflate makes at most so many bytes of one. */
  private static final int DEFLATE = 1032;

  // Each of the clips may be all of the file, and takes what a WAV file takes; so may each list.
  private static final Guard GUARD =
      new Guard(DEFLATE * 64 * MAX_CLIPS, 16 << 20, List.of(IOException.class));

  private static final Path FILE = MemoryDisk.folder().resolve("set.zip");

  private ZippedDatasetTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    Files.write(FILE, input);
    GUARD.check(input, ZippedDatasetTarget::read);
  }

  private static void read() throws IOException {
    try (ZippedDataset zip = ZippedDataset.open(FILE)) {
      LabeledClips clips = zip.read();
      if (Files.exists(zip.root().resolve("testing_list.txt"))) {
        int split = SpeechCommands.officialSplit(zip.root(), clips).test().size();
        if (split > clips.size()) {
          throw new AssertionError(split + " of " + clips.size());
        }
      }
      for (LabeledClip clip : clips.clips().subList(0, Math.min(MAX_CLIPS, clips.size()))) {
        if (clip.read().length() < 1) {
          throw new AssertionError("no samples in " + clip);
        }
      }
    }
  }
}
