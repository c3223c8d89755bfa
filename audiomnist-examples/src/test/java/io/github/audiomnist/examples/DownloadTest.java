package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a download waits for a server that is busy. */
class DownloadTest {

  /** The server that cuts leaves the line open. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final byte[] archive = new byte[100_000];
  private final List<Long> pauses = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  DownloadTest() {
    new Random(1).nextBytes(archive);
  }

  private Download of(ArchiveServer server) {
    return new Download(
        URI.create(server.address()),
        folder.resolve("part"),
        PATIENCE,
        (done, total) -> {},
        duration -> pauses.add(duration.toSeconds()));
  }

  private void assertWhole() throws IOException {
    assertArrayEquals(archive, Files.readAllBytes(folder.resolve("part")));
  }

  @Test
  void fetch_busyServer_waitsLongerEachTime() throws IOException {
    try (ArchiveServer server = new ArchiveServer(archive).withFailures(4)) {
      of(server).fetch();
    }
    assertEquals(List.of(1L, 2L, 4L, 8L), pauses);
    assertWhole();
  }

  @Test
  void fetch_serverThatSaysWhen_waitsAsLong() throws IOException {
    try (ArchiveServer server = new ArchiveServer(archive).withFailures(2).withRetryAfter("120")) {
      of(server).fetch();
    }
    assertEquals(List.of(120L, 120L), pauses);
    assertWhole();
  }

  @Test
  void fetch_serverThatSaysTooLong_isLeftAlone() throws IOException {
    try (ArchiveServer server = new ArchiveServer(archive).withFailures(1).withRetryAfter("121")) {
      IOException failure = assertThrows(IOException.class, of(server)::fetch);
      assertTrue(
          String.valueOf(failure.getMessage()).contains("in 121 seconds"), failure::toString);
      assertEquals(1, server.requests().size());
    }
    assertEquals(List.of(), pauses);
  }

  @Test
  void fetch_serverThatStaysBusy_endsAfterFiveAttempts() throws IOException {
    try (ArchiveServer server = new ArchiveServer(archive).withFailures(9)) {
      IOException failure = assertThrows(IOException.class, of(server)::fetch);
      assertTrue(
          String.valueOf(failure.getMessage()).contains("HTTP status 503; try again later"),
          failure::toString);
      assertEquals(5, server.requests().size());
    }
    assertEquals(List.of(1L, 2L, 4L, 8L), pauses);
  }

  @Test
  void fetch_cutWithProgress_goesOnAtOnce() throws IOException {
    try (ArchiveServer server = new ArchiveServer(archive).withCuts(6)) {
      of(server).fetch();
      assertEquals(7, server.requests().size());
    }
    assertEquals(List.of(), pauses);
    assertWhole();
  }

  @Test
  void fetch_interruptedWhileItWaits_endsAndStaysInterrupted() throws IOException {
    try (ArchiveServer server = new ArchiveServer(archive).withFailures(1)) {
      Download download =
          new Download(
              URI.create(server.address()),
              folder.resolve("part"),
              PATIENCE,
              (done, total) -> {},
              duration -> {
                throw new InterruptedException();
              });
      assertThrows(InterruptedIOException.class, download::fetch);
      assertTrue(Thread.interrupted());
    }
  }
}
