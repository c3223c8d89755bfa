package io.github.audiomnist.data;

import com.google.errorprone.annotations.Immutable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How a data set lies in its folder. */
public enum DatasetLayout {
  /** See {@link AudioMnist}. */
  AUDIO_MNIST(AudioMnist.LAYOUT, AudioMnist::read, AudioMnist::fits),

  /** See {@link FreeSpokenDigits}. */
  FREE_SPOKEN_DIGITS(FreeSpokenDigits.LAYOUT, FreeSpokenDigits::read, FreeSpokenDigits::fits),

  /** See {@link SpeechCommands}. */
  SPEECH_COMMANDS(SpeechCommands.LAYOUT, SpeechCommands::read, SpeechCommands::fits),

  /** See {@link ClipFolder}. */
  FOLDERS(ClipFolder.LAYOUT, ClipFolder::read, ClipFolder::fits);

  @Immutable
  private interface Reader {
    LabeledClips read(Path root) throws IOException;
  }

  @Immutable
  private interface Test {
    boolean fits(Path root) throws IOException;
  }

  private final String example;

  private final Reader reader;

  private final Test test;

  DatasetLayout(String example, Reader reader, Test test) {
    this.example = example;
    this.reader = reader;
    this.test = test;
  }

  /**
   * The first layout, in the order above, of which {@code root} holds a file.
   *
   * @param root a folder on any file system; for a ZIP file see {@link ZippedDataset}
   * @throws DatasetException if {@code root} is not a folder, or no layout fits; the message lists
   *     the layouts
   * @throws IOException if a folder cannot be listed
   */
  public static DatasetLayout detect(Path root) throws IOException {
    Folders.require(root);
    for (DatasetLayout layout : values()) {
      if (layout.test.fits(root)) {
        return layout;
      }
    }
    String layouts =
        Arrays.stream(values())
            .map(layout -> layout + " (" + layout.example + ")")
            .collect(Collectors.joining(", "));
    throw new DatasetException(
        root, "one of " + layouts, "none of them", "give the data set's own folder");
  }

  /**
   * The clips in {@code root}, as the layout's own {@code read} gives them.
   *
   * @throws DatasetException if {@code root} does not have this layout
   * @throws IOException if a folder cannot be listed
   */
  public LabeledClips read(Path root) throws IOException {
    return reader.read(root);
  }
}
