package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivesTest {

  private static final byte[] TEXT = "seven".repeat(1_000).getBytes(StandardCharsets.UTF_8);

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  private Path into;

  @BeforeEach
  void makeFolder() throws IOException {
    into = Files.createDirectory(folder.resolve("into"));
  }

  private Path zip(String name) throws IOException {
    Path archive = folder.resolve("archive.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(TEXT);
    }
    return archive;
  }

  private Path tar(TarArchiveEntry... entries) throws IOException {
    Path archive = folder.resolve("archive.tar.gz");
    try (OutputStream file = Files.newOutputStream(archive);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
      for (TarArchiveEntry entry : entries) {
        boolean isFile = !entry.isLink() && !entry.isSymbolicLink();
        entry.setSize(isFile ? TEXT.length : 0);
        tar.putArchiveEntry(entry);
        tar.write(TEXT, 0, isFile ? TEXT.length : 0);
        tar.closeArchiveEntry();
      }
    }
    return archive;
  }

  private static TarArchiveEntry entry(String name) {
    return new TarArchiveEntry(name, true);
  }

  @Test
  void unpack_zip_givesItsFiles() throws IOException {
    Archives.unpack(zip("a/b/seven.txt"), into);
    assertEquals(TEXT.length, Files.size(into.resolve("a/b/seven.txt")));
  }

  @Test
  void unpack_tar_givesItsFiles() throws IOException {
    Archives.unpack(tar(entry("./a/seven.txt"), entry("b.txt")), into);
    assertEquals(TEXT.length, Files.size(into.resolve("a/seven.txt")));
    assertEquals(2, Fixtures.list(into).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.txt", "a/../../evil.txt", "/evil.txt", "..\\evil.txt"})
  void unpack_nameOutside_isRefused(String name) throws IOException {
    for (Path archive : List.of(zip(name), tar(entry(name)))) {
      IOException refusal =
          assertThrows(DamagedArchiveException.class, () -> Archives.unpack(archive, into));
      assertTrue(ErrorLine.of(refusal).contains("files below the folder"), refusal::toString);
    }
    assertFalse(Files.exists(folder.resolve("evil.txt")));
    assertEquals(List.of(), Fixtures.list(into));
  }

  @Test
  void unpack_links_passesThemOver() throws IOException {
    TarArchiveEntry symbolic = new TarArchiveEntry("link", TarConstants.LF_SYMLINK);
    symbolic.setLinkName("/etc/passwd");
    TarArchiveEntry hard = new TarArchiveEntry("hard", TarConstants.LF_LINK);
    hard.setLinkName("../set");
    Archives.unpack(tar(symbolic, hard, entry("seven.txt")), into);
    assertEquals(List.of(into.resolve("seven.txt")), Fixtures.list(into));
  }

  /** It would unpack to 8 GiB of zeros. */
  @Test
  void unpack_sparseFile_isRefused() throws IOException {
    Path archive = folder.resolve("sparse.tar.gz");
    byte[] header = new byte[512];
    put(header, 0, "zeros.wav");
    put(header, 100, "0000644\0");
    put(header, 124, "00000000000\0");
    put(header, 136, "00000000000\0");
    put(header, 148, "        ");
    header[156] = TarConstants.LF_GNUTYPE_SPARSE;
    put(header, 257, "ustar  \0");
    put(header, 483, "77777777777\0");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xFF;
    }
    put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
      out.write(header);
      out.write(new byte[1024]);
    }
    IOException refusal =
        assertThrows(DamagedArchiveException.class, () -> Archives.unpack(archive, into));
    assertTrue(
        ErrorLine.of(refusal).contains("no sparse files, found 'zeros.wav'"), refusal::toString);
    assertEquals(List.of(), Fixtures.list(into));
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  @Test
  void unpack_cutAnywhere_isDamaged() throws IOException {
    for (Path archive : List.of(zip("seven.txt"), tar(entry("seven.txt")))) {
      byte[] whole = Files.readAllBytes(archive);
      for (int length : new int[] {1, 20, whole.length / 2, whole.length - 1}) {
        Files.write(archive, Arrays.copyOf(whole, length));
        assertThrows(
            DamagedArchiveException.class, () -> Archives.unpack(archive, into), "" + length);
      }
      Files.write(archive, whole);
    }
  }

  @Test
  void unpack_noArchive_isDamaged() throws IOException {
    Path text = Files.writeString(folder.resolve("page.html"), "<html>404</html>");
    assertThrows(DamagedArchiveException.class, () -> Archives.unpack(text, into));
  }
}
