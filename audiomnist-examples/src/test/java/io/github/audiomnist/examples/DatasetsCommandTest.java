package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.audiomnist.examples.ArchiveServer.Request;
import io.github.audiomnist.files.WriterLock;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetsCommandTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  private Path to;
  private Path part;
  private byte[] archive;

  @BeforeEach
  void zipDataSet() throws IOException {
    Path data = Fixtures.data(folder.resolve("set"));
    archive = Files.readAllBytes(Fixtures.zip(data, folder.resolve("set.zip")));
    to = folder.resolve("to");
    part = folder.resolve("to.download.part");
  }

  private Cli download(String dataset, String address) {
    return Cli.run("datasets", "download", dataset, "--to", to, "--from", address, "--timeout", 1);
  }

  private void assertWhole(Cli run) throws IOException {
    run.assertDone();
    assertEquals("100 clips of 5 speakers in " + to, run.out().strip());
    assertEquals(List.of(to.resolve("data")), Fixtures.list(to));
    assertNothingBeside();
  }

  private void assertNothingBeside() {
    assertFalse(Files.exists(part));
    assertFalse(Files.exists(folder.resolve("to.unpacked.part")));
  }

  @Test
  void datasets_alone_listsThem() {
    Cli run = Cli.run("datasets").assertDone();
    assertEquals(3, run.outLines().size());
    assertTrue(run.out().contains("speech-commands\tSpeech Commands v0.02"), run.out());
  }

  @Test
  void download_wholeAnswer_givesTheFolder() throws IOException {
    try (ArchiveServer server = new ArchiveServer(archive)) {
      assertWhole(download("audiomnist", server.address()));
      assertEquals(List.of(new Request(200, "null")), server.requests());
    }
  }

  @Test
  void download_cutTwice_goesOnWhereItStopped() throws IOException {
    try (ArchiveServer server = new ArchiveServer(archive).withCuts(2)) {
      assertWhole(download("audiomnist", server.address()));
      int half = archive.length / 2;
      int more = half + (archive.length - half) / 2;
      assertEquals(
          List.of(
              new Request(200, "null"),
              new Request(206, "bytes=%s-".formatted(half)),
              new Request(206, "bytes=%s-".formatted(more))),
          server.requests());
    }
  }

  @Test
  void download_partOfEarlierRun_goesOn() throws IOException {
    Files.write(part, Arrays.copyOf(archive, 1_000));
    try (ArchiveServer server = new ArchiveServer(archive)) {
      assertWhole(download("audiomnist", server.address()));
      assertEquals(List.of(new Request(206, "bytes=1000-")), server.requests());
    }
  }

  @Test
  void download_partThatIsWhole_isUnpacked() throws IOException {
    Files.write(part, archive);
    try (ArchiveServer server = new ArchiveServer(archive)) {
      assertWhole(download("audiomnist", server.address()));
      assertEquals(416, server.requests().get(0).status());
    }
  }

  @Test
  void download_partThatIsLonger_beginsAgain() throws IOException {
    Files.write(part, Arrays.copyOf(archive, archive.length + 1));
    try (ArchiveServer server = new ArchiveServer(archive)) {
      assertWhole(download("audiomnist", server.address()));
      assertEquals(new Request(200, "null"), server.requests().get(1));
    }
  }

  @Test
  void download_serverWithoutRanges_beginsAgain() throws IOException {
    Files.write(part, new byte[1_000]);
    try (ArchiveServer server = new ArchiveServer(archive).withoutRanges()) {
      assertWhole(download("audiomnist", server.address()));
    }
  }

  @Test
  void download_serverBusyForAMoment_triesAgain() throws IOException {
    try (ArchiveServer server = new ArchiveServer(archive).withFailures(2).withRetryAfter("0")) {
      assertWhole(download("audiomnist", server.address()));
    }
  }

  @Test
  void download_serverThatWantsToBeLeftAlone_saysForHowLong() throws IOException {
    Files.write(part, Arrays.copyOf(archive, 1_000));
    try (ArchiveServer server = new ArchiveServer(archive).withFailures(1).withRetryAfter("3600")) {
      assertFailed(
          download("fsdd", server.address()),
          "HTTP status 503",
          "try again in 3600 seconds, as the server asks",
          "goes on where it stopped");
      assertEquals(1, server.requests().size());
    }
    assertEquals(1_000, Files.size(part));
  }

  @Test
  void download_placeOfADownloadThatRuns_isRefusedAndLeavesThePart() throws IOException {
    Files.write(part, new byte[10]);
    WriterLock other = WriterLock.beside(to, Duration.ZERO);
    try (ArchiveServer server = new ArchiveServer(archive)) {
      assertFailed(download("fsdd", server.address()), to.toString(), "another at work");
      assertEquals(List.of(), server.requests());
    } finally {
      other.close();
    }
    assertEquals(10, Files.size(part));
  }

  @Test
  void download_wrongChecksum_deletesTheArchive() throws IOException {
    try (ArchiveServer server = new ArchiveServer(archive)) {
      Cli run = download("speech-commands", server.address());
      assertFailed(run, "expected SHA-256 af14739e", "deleted");
      assertNothingBeside();
    }
  }

  @Test
  void download_damagedArchive_deletesIt() throws IOException {
    byte[] damaged = archive.clone();
    damaged[2_000] ^= 1;
    try (ArchiveServer server = new ArchiveServer(damaged)) {
      assertFailed(download("audiomnist", server.address()), "damaged", "download it again");
      assertNothingBeside();
    }
  }

  @Test
  void download_notFound_saysSo() throws IOException {
    try (ArchiveServer server = new ArchiveServer(archive)) {
      String wrong = server.address().replace("archive", "missing");
      assertFailed(download("fsdd", wrong), wrong, "HTTP status 404", "--from");
    }
  }

  @Test
  void download_nobodyThere_saysSoAndKeepsThePart() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Files.write(part, new byte[10]);
    Cli run = download("fsdd", "http://localhost:%s/archive".formatted(port));
    assertFailed(run, "no network or no such server", "check the connection", part.toString());
    assertEquals(10, Files.size(part));
  }

  @Test
  void download_nameThatNobodyHas_saysSo() {
    Cli run = download("fsdd", "http://audiomnist.invalid/archive");
    assertFailed(run, "no network or no such server");
  }

  @Test
  void download_fullDisk_saysSo() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "needs a device that is always full");
    try (ArchiveServer server = new ArchiveServer(archive)) {
      Download download =
          new Download(
              URI.create(server.address()), full, Duration.ofSeconds(1), (done, total) -> {});
      IOException failure = assertThrows(IOException.class, download::fetch);
      assertTrue(ErrorLine.of(failure).contains("No space left on device"), failure::toString);
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void download_folderThatIsTaken_isRefusedBeforeAnyRequest() throws IOException {
    Files.writeString(Files.createDirectory(to).resolve("mine.txt"), "mine");
    try (ArchiveServer server = new ArchiveServer(archive)) {
      assertFailed(download("fsdd", server.address()), to.toString(), "a new or empty folder");
      assertEquals(List.of(), server.requests());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "archive.zip"})
  void download_addressThatIsNotHttp_isMisuse(String address) {
    download("fsdd", address).assertFails(Main.MISUSED, "--from", "http or https");
  }

  @Test
  void download_unknownDataset_isMisuse() {
    download("fssd", "http://localhost").assertFails(Main.MISUSED, "fsdd, audiomnist", "'fssd'");
  }

  private static void assertFailed(Cli run, String... words) {
    assertEquals(Main.FAILED, run.exitCode(), run.err());
    assertEquals("", run.out());
    String last = run.err().lines().reduce((a, b) -> b).orElseThrow();
    assertTrue(last.startsWith("audiomnist: "), last);
    for (String word : words) {
      assertTrue(last.contains(word), () -> "expected '%s' in: %s".formatted(word, last));
    }
  }
}
