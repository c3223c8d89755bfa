package io.github.audiomnist.data;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;

/**
 * A data set in a ZIP file, read in place. Clips read from it can be heard until it is closed.
 *
 * <p>Threads may share it, and its clips, until one closes it.
 */
public final class ZippedDataset implements AutoCloseable {

  /** A name in a ZIP file may hold ten thousands of folders. */
  private static final int MAX_WRAPPINGS = 16;

  private final Path zip;
  private final FileSystem files;
  private final Path root;

  private ZippedDataset(Path zip, FileSystem files) throws IOException {
    this.zip = zip;
    this.files = files;
    this.root = unwrapped(files.getPath("/"));
  }

  /**
   * Opens a ZIP file; it may lie in another one that is open. A file within a ZIP file is unpacked
   * in memory as a whole when it is read.
   *
   * @throws DatasetException if {@code zip} is not a ZIP file
   * @throws IOException if it cannot be read
   */
  public static ZippedDataset open(Path zip) throws IOException {
    if (!Files.isRegularFile(zip)) {
      String found = Files.isDirectory(zip) ? "a folder" : "nothing";
      String remedy = Files.isDirectory(zip) ? "read the folder as it is" : "check the path";
      throw new DatasetException(zip, "a ZIP file", found, remedy);
    }
    FileSystem files = openFileSystem(zip);
    try {
      return new ZippedDataset(zip, files);
    } catch (IOException | RuntimeException e) {
      files.close();
      throw e;
    }
  }

  /**
   * The data set's folder in the archive: the top, or, where all lies in one folder without WAV
   * files of its own, as in archives made by GitHub, that folder, and so on down.
   */
  public Path root() {
    return root;
  }

  /**
   * The clips, in the layout that {@link DatasetLayout#detect} finds.
   *
   * @throws DatasetException if no layout fits
   * @throws IOException if the archive cannot be read
   */
  public LabeledClips read() throws IOException {
    return DatasetLayout.detect(root).read(root);
  }

  /** Closes the archive; clips in it can no longer be read. */
  @Override
  public void close() throws IOException {
    files.close();
  }

  /** The path of the ZIP file. */
  @Override
  public String toString() {
    return zip.toString();
  }

  private static Path unwrapped(Path top) throws IOException {
    Path root = top;
    for (int depth = 0; depth < MAX_WRAPPINGS; depth++) {
      List<Path> folders = ClipFolder.labelFolders(root);
      boolean wraps =
          folders.size() == 1
              && Folders.audioFiles(root).isEmpty()
              && Folders.audioFiles(folders.get(0)).isEmpty();
      if (!wraps) {
        break;
      }
      root = folders.get(0);
    }
    return root;
  }

  private static FileSystem openFileSystem(Path zip) throws IOException {
    try {
      // Java 23 and later know this mode; earlier ones pass it over. Nothing is written either way.
      return FileSystems.newFileSystem(zip, Map.of("accessMode", "readOnly"));
    } catch (ZipException | RuntimeException e) { // what Java 17 runs into in damaged directories
      throw new DatasetException(
          zip, "a ZIP file", "other or damaged content", "unpack or download it again", e);
    }
  }
}
