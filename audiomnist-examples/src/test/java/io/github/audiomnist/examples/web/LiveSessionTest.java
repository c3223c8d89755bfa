package io.github.audiomnist.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveSessionTest {

  /** Head of a whole binary message, masked (RFC 6455, 5.2), and the first byte of its body. */
  private static final String BEGINNING_OF_128_KIB =
      "\u0082\u00ff" + "\0\0\0\0\0\2\0\0" + "mask" + "0";

  /** As a closing frame's body begins. */
  private static final String STATUS_1009 = "\u0003\u00f1";

  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(TestServer.SMALL);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void spokenDigits_areHeardOnceEach_inTheirOrder() throws Exception {
    Waveform spoken = Clips.inARow(List.of(Clips.file(3), Clips.file(1), Clips.file(4)));
    LiveClient client = LiveClient.connect(server, "?rate=" + spoken.sampleRate());
    assertEquals("digits", client.ready().get("model").getAsString());
    float[] samples = spoken.values();
    for (int from = 0; from < samples.length; from += 1_000) {
      client.send(Arrays.copyOfRange(samples, from, Math.min(samples.length, from + 1_000)));
    }
    client.send("end");
    assertEquals(1000, client.closed());
    List<JsonObject> heard = client.messages("word");
    assertEquals(
        List.of("3", "1", "4"),
        heard.stream().map(word -> word.get("label").getAsString()).toList(),
        client.messages().toString());
    List<Double> times = heard.stream().map(word -> word.get("seconds").getAsDouble()).toList();
    assertEquals(0.5, times.get(0), 0.15);
    assertTrue(times.get(2) - times.get(1) > 0.5, times.toString());
    assertEquals(
        spoken.durationSeconds(), client.messages("end").get(0).get("seconds").getAsDouble(), 1e-6);
  }

  @Test
  void audioFasterThanItIsSpoken_isSentAway() throws Exception {
    LiveClient client = LiveClient.connect(server, "?rate=8000");
    float[] fourSeconds = new float[32_000];
    do {
      client.send(fourSeconds);
    } while (!client.isClosedWithin(Duration.ofMillis(200)));
    assertEquals(1008, client.closed());
  }

  @Test
  void floodOfAudio_isCutOff() throws Exception {
    LiveClient client = LiveClient.connect(server, "?rate=8000");
    float[] second = new float[8_000];
    assertThrows(
        CompletionException.class,
        () -> {
          for (int i = 0; i < 100_000; i++) {
            client.send(second);
          }
        });
    assertClosedOrCut(1008, client);
    server.assertGauge("audiomnist_live_sessions", "0.0");
  }

  @Test
  void largeMessage_isRefused() throws Exception {
    LiveClient client = LiveClient.connect(server, "?rate=8000");
    client.sendPart(new float[20_000]);
    client.send(new float[20_000]);
    assertEquals(1009, client.closed());
  }

  @Test
  void largeFrame_isRefusedWhenItBegins() throws Exception {
    String answer = server.raw(upgrade() + BEGINNING_OF_128_KIB);
    assertTrue(answer.contains(STATUS_1009), answer);
  }

  /** Who still sends when the server closes may lose the status with the line. */
  private static void assertClosedOrCut(int status, LiveClient client) throws Exception {
    try {
      assertEquals(status, client.closed());
    } catch (ExecutionException e) {
      assertInstanceOf(IOException.class, e.getCause());
    }
  }

  @Test
  void otherText_isRefused() throws Exception {
    LiveClient client = LiveClient.connect(server, "?rate=8000");
    client.send("hello");
    assertEquals(1003, client.closed());
  }

  @Test
  void ping_isAnswered_andTheSessionGoesOn() throws Exception {
    LiveClient client = LiveClient.connect(server, "?rate=8000");
    assertEquals(1, client.ping().remaining());
    client.send(new float[800]);
    client.send("end");
    assertEquals(1000, client.closed());
  }

  @Test
  void silentClient_isClosedAfterAWhile() throws Exception {
    LiveClient client = LiveClient.connect(server, "?rate=8000");
    assertEquals(1001, client.closed());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400",
    "?rate=100, 400",
    "?rate=abc, 400",
    "?rate=99999999999, 400",
    "?rate=8000&model=none, 404"
  })
  void badQuery_isRefused(String query, int status) {
    assertEquals(status, handshake(query));
  }

  private int handshake(String query) {
    CompletionException failure =
        assertThrows(CompletionException.class, () -> LiveClient.connect(server, query));
    return assertInstanceOf(WebSocketHandshakeException.class, failure.getCause())
        .getResponse()
        .statusCode();
  }

  @Test
  void moreSessionsThanMayBe_areRefused_untilOthersEnd() throws Exception {
    LiveClient first = LiveClient.connect(server, "?rate=8000");
    LiveClient second = LiveClient.connect(server, "?rate=48000&model=other");
    assertEquals("other", second.ready().get("model").getAsString());
    assertEquals(503, handshake("?rate=8000"));
    first.send("end");
    assertEquals(1000, first.closed());
    second.send("end");
    server.assertGauge("audiomnist_live_sessions", "0.0");
    LiveClient third = LiveClient.connect(server, "?rate=8000");
    assertEquals("ready", third.ready().get("type").getAsString());
  }

  @Test
  void serverThatStops_closesItsSessions() throws Exception {
    LiveClient client = LiveClient.connect(server, "?rate=8000");
    assertEquals("ready", client.ready().get("type").getAsString());
    server.close();
    assertClosedOrCut(1001, client);
  }

  @Test
  void foreignOrigin_isRefused() throws Exception {
    String answer = server.raw(upgrade("Origin: http://evil.example"));
    assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
  }

  /** A request for a live session, with these headers besides. */
  private static String upgrade(String... headers) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "GET /api/live?rate=8000 HTTP/1.1",
                "Host: localhost",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
    lines.addAll(List.of(headers));
    return String.join("\r\n", lines) + "\r\n\r\n";
  }
}
