package io.github.audiomnist.examples;

import io.github.audiomnist.data.DatasetSummary;
import io.github.audiomnist.files.WriterLock;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that a downloaded data set becomes: whole, or not there. Beside it, until it is whole,
 * stand {@code NAME.download.part}, with which a later attempt goes on, and {@code
 * NAME.unpacked.part}.
 */
final class DatasetFolder {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path folder;
  private final Path part;
  private final Path unpacked;

  /**
   * A place for a data set.
   *
   * @throws IOException if something stands there, or there can be none
   */
  DatasetFolder(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    if (absolute.getFileName() == null || isTaken(absolute)) {
      throw new IOException(
          "%s: expected a new or empty folder, found another; give another --to or empty it"
              .formatted(folder));
    }
    this.folder = absolute;
    this.part = absolute.resolveSibling(absolute.getFileName() + ".download.part");
    this.unpacked = absolute.resolveSibling(absolute.getFileName() + ".unpacked.part");
    Files.createDirectories(absolute.getParent());
  }

  private static boolean isTaken(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Files.exists(folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    }
  }

  /**
   * Takes the place for one download, until it is closed.
   *
   * @throws IOException if another has it
   */
  WriterLock lock() throws IOException {
    return WriterLock.beside(folder, Duration.ZERO);
  }

  /** Downloads the archive, or the rest of it; see {@link Download}. */
  void download(URI address, Duration patience, Download.Listener listener) throws IOException {
    new Download(address, part, patience, listener).fetch();
  }

  /**
   * Passes if the archive has the published sum; otherwise it is deleted.
   *
   * @throws IOException if it has not
   */
  void requireSha256(String expected) throws IOException {
    String found = sha256();
    if (!found.equals(expected)) {
      Files.delete(part);
      throw new IOException(
          "%s: expected SHA-256 %s, found %s; it was damaged or changed and is deleted, download it again"
              .formatted(part, expected, found));
    }
  }

  private String sha256() throws IOException {
    try (InputStream in = Files.newInputStream(part)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java machine has SHA-256", e);
    }
  }

  /**
   * Unpacks the archive and makes it the folder. An archive that is damaged, or no data set, is
   * deleted.
   *
   * @return what is in it
   */
  DatasetSummary unpack() throws IOException {
    deleteTree(unpacked);
    Files.createDirectory(unpacked);
    try {
      Archives.unpack(part, unpacked);
      Path root = onlyChild(unpacked).orElse(unpacked);
      DatasetSummary summary = summary(root);
      Files.deleteIfExists(folder);
      Files.move(root, folder, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(part);
      return summary;
    } catch (DamagedArchiveException e) {
      Files.deleteIfExists(part);
      throw e;
    } finally {
      deleteTree(unpacked);
    }
  }

  private static DatasetSummary summary(Path root) throws IOException {
    try (Dataset dataset = Dataset.open(root, Layout.AUTO)) {
      return DatasetSummary.of(dataset.clips());
    }
  }

  /** GitHub's archives have a folder around all. */
  private static Optional<Path> onlyChild(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      List<Path> all = children.limit(2).toList();
      return all.size() == 1 && Files.isDirectory(all.get(0))
          ? Optional.of(all.get(0))
          : Optional.empty();
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
