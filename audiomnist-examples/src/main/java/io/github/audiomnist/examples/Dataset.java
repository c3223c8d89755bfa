package io.github.audiomnist.examples;

import io.github.audiomnist.data.DatasetLayout;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.ZippedDataset;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A data set in a folder or a ZIP file, whose clips can be read until it is closed. */
final class Dataset implements Closeable {

  private final Path root;
  private final DatasetLayout layout;
  private final LabeledClips clips;
  private final @Nullable ZippedDataset zip;

  private Dataset(Path root, Layout wanted, @Nullable ZippedDataset zip) throws IOException {
    this.root = root;
    this.layout = wanted.of(root);
    this.clips = layout.read(root);
    this.zip = zip;
  }

  /**
   * Opens the folder or ZIP file {@code path}.
   *
   * @throws IOException if there is no data set of that layout
   */
  static Dataset open(Path path, Layout layout) throws IOException {
    if (!Files.isRegularFile(path)) {
      return new Dataset(path, layout, null);
    }
    ZippedDataset zip = ZippedDataset.open(path);
    try {
      return new Dataset(zip.root(), layout, zip);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /** The data set's own folder. */
  Path root() {
    return root;
  }

  /** How it lies there. */
  DatasetLayout layout() {
    return layout;
  }

  /** All clips. */
  LabeledClips clips() {
    return clips;
  }

  @Override
  public void close() throws IOException {
    if (zip != null) {
      zip.close();
    }
  }
}
