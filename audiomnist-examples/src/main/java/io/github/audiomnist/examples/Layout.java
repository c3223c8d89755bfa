package io.github.audiomnist.examples;

import io.github.audiomnist.data.DatasetLayout;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What {@code --layout} may say. */
enum Layout {
  /** The layout that is found. */
  AUTO(null),
  AUDIOMNIST(DatasetLayout.AUDIO_MNIST),
  FSDD(DatasetLayout.FREE_SPOKEN_DIGITS),
  SPEECH_COMMANDS(DatasetLayout.SPEECH_COMMANDS),
  FOLDERS(DatasetLayout.FOLDERS);

  private final @Nullable DatasetLayout layout;

  Layout(@Nullable DatasetLayout layout) {
    this.layout = layout;
  }

  /** The layout of the data set in {@code root}. */
  DatasetLayout of(Path root) throws IOException {
    return layout == null ? DatasetLayout.detect(root) : layout;
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return Choices.written(this);
  }
}
