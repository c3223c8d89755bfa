package io.github.audiomnist.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSockets that break their protocol, flood, or hold on to what they have. */
@Timeout(30)
class LiveAbuseTest {

  private static final byte[] NOTHING = {};

  @RegisterExtension static final TestServer server = TestServer.ofClass(limits());

  private static Limits limits() {
    Limits small = TestServer.SMALL;
    return new Limits(
        small.bodyBytes(),
        small.bytesInFlight(),
        small.clipSeconds(),
        small.running(),
        small.waiting(),
        small.longestWait(),
        small.connections(),
        small.clientRate(),
        small.liveSessions(),
        Duration.ofSeconds(2),
        small.receive(),
        small.stop());
  }

  /** Whatever was done to it, nothing is left of it, and others are served. */
  @AfterEach
  void servesOthers() throws Exception {
    server.assertGauge("audiomnist_live_sessions", "0.0");
    LiveClient other = LiveClient.connect(server, "?rate=8000");
    assertEquals("ready", other.ready().get("type").getAsString());
    other.send("end");
    assertEquals(1000, other.closed());
  }

  private static RawLive open() throws IOException {
    RawLive live = RawLive.connect(server);
    assertTrue(live.isOpened(), live.head());
    return live;
  }

  @ParameterizedTest
  @CsvSource({
    "0x82, 0x80, 70000, 1009",
    "0x82, 0x80, 9000000000000, 1009",
    "0x82, 0x80, -1, 1009",
    "0x81, 0x80, 70000, 1009",
    "0x82, 0x00, 100, 1002",
    "0x89, 0x80, 126, 1002",
    "0x09, 0x80, 1, 1002",
    "0x83, 0x80, 1, 1002",
    "0xc2, 0x80, 1, 1002",
    "0x80, 0x80, 1, 1002",
    "0x88, 0x80, 1, 1002"
  })
  void brokenFrame_isRefusedByItsHead(String first, String mask, long length, int status)
      throws Exception {
    try (RawLive live = open()) {
      int shown = (int) Math.max(0, Math.min(length, 200));
      live.send(Integer.decode(first), Integer.decode(mask), length, new byte[shown]);
      int closed = live.closed();
      assertEquals(status, closed);
      live.awaitCut();
    }
  }

  @Test
  void messageOfManyFragments_isRefusedWhenItIsTooLarge() throws Exception {
    try (RawLive live = open()) {
      live.send(RawLive.BINARY, new byte[30_000]);
      live.send(RawLive.CONTINUATION, new byte[30_000]);
      live.send(RawLive.CONTINUATION, new byte[30_000]);
      assertEquals(1009, live.closed());
    }
  }

  @Test
  void fragmentsOfNothing_endWithTheSession() throws Exception {
    try (RawLive live = open()) {
      live.send(RawLive.BINARY, NOTHING);
      assertEquals(1000, dripUntilClosed(live, RawLive.CONTINUATION));
    }
  }

  @Test
  void pingsAlone_doNotKeepASession() throws Exception {
    try (RawLive live = open()) {
      assertEquals(1000, dripUntilClosed(live, RawLive.LAST | RawLive.PING));
    }
  }

  /** The status with which a client is closed that sends such a frame again and again. */
  private static int dripUntilClosed(RawLive live, int firstByte) throws Exception {
    CompletableFuture<Integer> closed = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                closed.complete(live.closed());
              } catch (IOException e) {
                closed.completeExceptionally(e);
              }
            });
    reader.start();
    while (!closed.isDone()) {
      live.send(firstByte, NOTHING);
      Thread.sleep(50);
    }
    return closed.get();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void clientThatNeverCloses_isCut(boolean pings) throws Exception {
    try (RawLive live = open()) {
      live.send(RawLive.LAST | 1, "nonsense".getBytes(StandardCharsets.UTF_8));
      assertEquals(1003, live.closed());
      CompletableFuture<Void> cut = CompletableFuture.runAsync(() -> awaitCut(live));
      while (!cut.isDone()) {
        if (pings) {
          try {
            live.send(RawLive.LAST | RawLive.PING, NOTHING);
          } catch (IOException e) {
            break; // Cut.
          }
        }
        Thread.sleep(50);
      }
    }
  }

  private static void awaitCut(RawLive live) {
    try {
      live.awaitCut();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void pingsWhoseAnswersNobodyReads_harmNobody() throws Exception {
    try (RawLive live = open()) {
      byte[] payload = new byte[125];
      long end = System.nanoTime() + 2_000_000_000L;
      try {
        while (System.nanoTime() < end) {
          live.send(RawLive.LAST | RawLive.PING, payload);
        }
      } catch (IOException e) {
        // Cut.
      }
      assertEquals(200, server.get("/health").statusCode());
      assertEquals(200, server.post("/api/predict", "audio/wav", Clips.wav(7)).statusCode());
    }
  }

  @Test
  void compressionIsNotAgreedTo_soThatNothingUnpacks() throws Exception {
    try (RawLive live =
        RawLive.connect(server, "Sec-WebSocket-Extensions: permessage-deflate\r\n")) {
      assertTrue(live.isOpened(), live.head());
      assertFalse(live.head().toLowerCase(Locale.ROOT).contains("extensions"));
    }
  }

  @Test
  void manyAtOnce_getNoMoreThanMayBe() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    List<CompletableFuture<RawLive>> asked = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      asked.add(CompletableFuture.supplyAsync(LiveAbuseTest::connect, threads));
    }
    int opened = 0;
    for (CompletableFuture<RawLive> each : asked) {
      try (RawLive live = each.join()) {
        if (live.isOpened()) {
          opened++;
        } else {
          assertTrue(live.head().startsWith("HTTP/1.1 503 "), live.head());
        }
      }
    }
    threads.shutdown();
    assertTrue(opened >= 2, "opened " + opened);
  }

  private static RawLive connect() {
    try {
      return RawLive.connect(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example\r\n",
        "Origin: null\r\n",
        "Origin: http://localhost:1\r\n",
        "Origin: http://localhost.evil.example\r\n",
        "Origin: file://\r\n",
        "Origin: http://localhost\r\nOrigin: http://evil.example\r\n"
      })
  void foreignOrigin_getsNoSession(String origin) throws Exception {
    try (RawLive live = RawLive.connect(server, origin)) {
      assertTrue(live.head().startsWith("HTTP/1.1 403 "), live.head());
    }
  }

  @Test
  void ownOrigin_getsASession() throws Exception {
    try (RawLive live = RawLive.connect(server, "Origin: http://localhost\r\n")) {
      assertTrue(live.isOpened(), live.head());
    }
  }
}
