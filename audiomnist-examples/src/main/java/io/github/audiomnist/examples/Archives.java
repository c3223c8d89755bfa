package io.github.audiomnist.examples;

import io.github.audiomnist.files.OneLine;
import io.github.audiomnist.files.WholeFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks ZIP and tar.gz files. Every byte is checked against the archive's own sums; an entry that
 * would lie outside of the folder is refused, links are passed over.
 */
final class Archives {

  /** More than any known data set unpacks to. */
  private static final long MAX_BYTES = 32L << 30;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int MAX_NAME = 100;

  private final Path archive;
  private final Path folder;
  private long bytes;

  private Archives(Path archive, Path folder) {
    this.archive = archive;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Unpacks {@code archive} into {@code folder}.
   *
   * @param folder is there, and empty
   * @throws DamagedArchiveException if it is cut, changed, or would write elsewhere
   * @throws IOException if it cannot be read or the folder cannot be written
   */
  static void unpack(Path archive, Path folder) throws IOException {
    Archives unpacking = new Archives(archive, folder);
    try {
      if (isZip(archive)) {
        unpacking.unzip();
      } else {
        unpacking.untar();
      }
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw unpacking.damaged("a whole ZIP or tar.gz file", String.valueOf(e.getMessage()));
    }
  }

  private static boolean isZip(Path archive) throws IOException {
    try (InputStream in = Files.newInputStream(archive)) {
      byte[] magic = in.readNBytes(2);
      return magic.length == 2 && magic[0] == 'P' && magic[1] == 'K';
    }
  }

  private void unzip() throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.isDirectory()) {
          continue;
        }
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
          write(in, entry.getName());
        }
        if (sum.getValue() != entry.getCrc()) {
          throw damaged("'%s' whole".formatted(entry.getName()), "another checksum");
        }
      }
    }
  }

  private void untar() throws IOException {
    try (InputStream file = Files.newInputStream(archive);
        GZIPInputStream unzipped = new GZIPInputStream(file, BUFFER_BYTES);
        TarArchiveInputStream tar = new TarArchiveInputStream(unzipped)) {
      for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
        if (entry.isSparse()) {
          // A few bytes would fill a disk with zeros.
          throw damaged("no sparse files", "'%s'".formatted(entry.getName()));
        }
        if (entry.isFile() && !entry.isSymbolicLink() && !entry.isLink()) {
          write(tar, entry.getName());
        }
      }
      // The sum stands at the very end, behind tar's own.
      unzipped.transferTo(OutputStream.nullOutputStream());
    }
  }

  private @Nullable TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
    try {
      return tar.getNextEntry();
    } catch (IOException e) {
      throw damaged("a whole tar.gz file", String.valueOf(e.getMessage()));
    }
  }

  private void write(InputStream in, String name) throws IOException {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder) || file.equals(folder) || name.indexOf('\\') >= 0) {
      throw damaged("files below the folder", "'%s'".formatted(name));
    }
    byte[] buffer = new byte[BUFFER_BYTES];
    try (OutputStream out = newFile(file, name)) {
      for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
        bytes += count;
        if (bytes > MAX_BYTES) {
          throw damaged("at most %d GiB".formatted(MAX_BYTES >> 30), "more");
        }
        out.write(buffer, 0, count);
      }
    }
  }

  private OutputStream newFile(Path file, String name) throws IOException {
    try {
      Files.createDirectories(file.getParent());
      if (!Files.isDirectory(file)) {
        return Files.newOutputStream(file);
      }
    } catch (FileAlreadyExistsException e) {
      // Told below, as a file in the place of a folder is.
    } catch (IOException e) {
      throw WholeFile.explained(
          folder, e, "to unpack '%s'".formatted(OneLine.of(name, MAX_NAME)), "check the disk");
    }
    throw damaged("either a file or a folder", "both as '%s'".formatted(name));
  }

  private int read(InputStream in, byte[] buffer) throws DamagedArchiveException {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw damaged("a whole archive", String.valueOf(e.getMessage()));
    }
  }

  private DamagedArchiveException damaged(String expected, String found) {
    return new DamagedArchiveException(archive, expected, found);
  }
}
