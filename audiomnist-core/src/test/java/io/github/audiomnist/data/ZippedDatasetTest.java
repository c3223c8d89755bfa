package io.github.audiomnist.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZippedDatasetTest {

  private static byte[] zip(byte[] content, String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.endsWith("/") ? new byte[0] : content);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "free-spoken-digit-dataset-1.0.8/", "outer/inner/"})
  void read_wrappedOrNot_findsClipsInOrder(String wrap, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("fsdd.zip");
    Files.write(
        file,
        zip(
            new byte[] {1, 2, 3},
            wrap + "recordings/9_theo_1.wav",
            wrap + "recordings/0_george_1.wav",
            wrap + "README.md",
            "__MACOSX/" + wrap + "recordings/._0_george_1.wav"));
    try (ZippedDataset dataset = ZippedDataset.open(file)) {
      LabeledClips clips = dataset.read();
      assertEquals(List.of("0_george_1.wav", "9_theo_1.wav"), Fixtures.names(clips));
      assertEquals("/" + wrap + "recordings/0_george_1.wav", clips.clips().get(0).source());
      Path clip = dataset.root().resolve("recordings").resolve("0_george_1.wav");
      assertEquals(3, Files.readAllBytes(clip).length);
    }
  }

  @Test
  void read_folderEntries_areFolders(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("audiomnist.zip");
    Files.write(file, zip(new byte[0], "data/", "data/03/", "data/03/7_03_12.wav"));
    try (ZippedDataset dataset = ZippedDataset.open(file)) {
      assertEquals(List.of("03"), List.copyOf(AudioMnist.read(dataset.root()).speakers()));
      assertEquals(DatasetLayout.AUDIO_MNIST, DatasetLayout.detect(dataset.root()));
    }
  }

  @Test
  void open_zipInZip_readsInner(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("outer.zip");
    byte[] inner = zip(new byte[] {5}, "yes/yes_anna_1.wav", "no/no_anna_1.wav");
    Files.write(file, zip(inner, "downloads/inner.zip"));
    try (ZippedDataset outer = ZippedDataset.open(file);
        ZippedDataset dataset = ZippedDataset.open(outer.root().resolve("inner.zip"))) {
      assertEquals(List.of("no", "yes"), dataset.read().labels().names());
      assertEquals(5, Files.readAllBytes(dataset.root().resolve("yes/yes_anna_1.wav"))[0]);
    }
  }

  @Test
  void open_twice_areIndependent(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.zip");
    byte[] bytes = zip(new byte[0], "yes/1.wav");
    Files.write(file, bytes);
    try (ZippedDataset first = ZippedDataset.open(file)) {
      ZippedDataset second = ZippedDataset.open(file);
      second.close();
      assertEquals(1, first.read().size());
      assertThrows(ClosedFileSystemException.class, second::read);
    }
    assertTrue(java.util.Arrays.equals(bytes, Files.readAllBytes(file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"broken.zip", "broken.bin"})
  void open_otherBytes_throwsWithRemedy(String name, @TempDir Path folder) throws IOException {
    Path file = folder.resolve(name);
    Fixtures.write(file, "this is not an archive");
    assertEquals(
        file + ": expected a ZIP file, found other or damaged content; unpack or download it again",
        Fixtures.message(DatasetException.class, () -> ZippedDataset.open(file)));
  }

  @Test
  void open_cutOffFile_throws(@TempDir Path folder) throws IOException {
    byte[] whole = zip(new byte[100], "yes/1.wav", "no/1.wav");
    for (int length = 0; length < whole.length; length += 7) {
      Path file = folder.resolve("cut" + length + ".zip");
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertThrows(DatasetException.class, () -> ZippedDataset.open(file));
    }
  }

  @Test
  void open_folderOrNothing_throws(@TempDir Path folder) {
    String message = Fixtures.message(DatasetException.class, () -> ZippedDataset.open(folder));
    assertTrue(message.endsWith("found a folder; read the folder as it is"), message);
    message =
        Fixtures.message(
            DatasetException.class, () -> ZippedDataset.open(folder.resolve("none.zip")));
    assertTrue(message.endsWith("found nothing; check the path"), message);
  }

  /** Every folder of it would be a level of recursion. */
  @Test
  void open_tenThousandsOfFolders_isNoDataset(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("deep.zip");
    Files.write(file, zip(new byte[1], "a/".repeat(30_000) + "yes/1.wav"));
    try (ZippedDataset dataset = ZippedDataset.open(file)) {
      assertEquals("/" + "a/".repeat(15) + "a", dataset.root().toString());
      assertThrows(DatasetException.class, dataset::read);
    }
  }

  @Test
  void read_namesWithLineBreaks_refusesInOneLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("lines.zip");
    Files.write(file, zip(new byte[1], "yes/1.wav", "no\nthing/README"));
    try (ZippedDataset dataset = ZippedDataset.open(file)) {
      String message = Fixtures.message(DatasetException.class, dataset::read);
      assertTrue(message.startsWith("/no?thing: expected WAV files, found none;"), message);
    }
  }
}
