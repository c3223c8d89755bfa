package io.github.audiomnist.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.audiomnist.models.Recognizer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a well-meaning client may get wrong, and what it is told. */
class RefusalsTest {

  private static final String PREDICT = "/api/predict";

  @RegisterExtension static final TestServer server = TestServer.ofClass(TestServer.SMALL);

  private static JsonObject refused(int status, String query, String type, byte[] body)
      throws IOException, InterruptedException {
    return TestServer.assertRefused(status, server.post(PREDICT + query, type, body));
  }

  @Test
  void noAudio_tellsExpectedFoundAndRemedy() throws Exception {
    JsonObject error =
        refused(400, "", "audio/wav", "This is no WAV file.".getBytes(StandardCharsets.UTF_8));
    assertEquals("recording", error.get("stage").getAsString());
    assertEquals("a WAV file", error.get("expected").getAsString());
    assertEquals("text", error.get("found").getAsString());
    assertTrue(error.has("remedy"));
  }

  @Test
  void truncatedAudio_saysSo() throws Exception {
    byte[] wav = Clips.wav(7);
    JsonObject error = refused(400, "", "audio/wav", Arrays.copyOf(wav, wav.length / 2));
    assertTrue(error.get("message").getAsString().contains("truncated"));
  }

  @Test
  void emptyBody_isNoWavFile() throws Exception {
    refused(400, "", "audio/wav", new byte[0]);
  }

  @Test
  void longRecording_saysHowLongItMayBe() throws Exception {
    JsonObject error = refused(413, "", "audio/wav", Clips.silence(6, 8_000));
    assertEquals("at most 5 s", error.get("expected").getAsString());
    assertEquals("6.0 s", error.get("found").getAsString());
  }

  @Test
  void largeBody_saysHowLargeItMayBe() throws Exception {
    JsonObject error = refused(413, "", "audio/wav", new byte[200_001]);
    assertEquals("at most 200000 bytes", error.get("expected").getAsString());
    assertEquals("200001 bytes", error.get("found").getAsString());
  }

  @Test
  void unknownModel_tellsThoseThatThereAre() throws Exception {
    JsonObject error = refused(404, "?model=..%2F..%2Fetc", "audio/wav", Clips.wav(1));
    assertEquals("one of digits, other", error.get("expected").getAsString());
    assertEquals("'../../etc'", error.get("found").getAsString());
  }

  @Test
  void flagThatIsNone_isRefused() throws Exception {
    JsonObject error = refused(400, "?views=maybe", "audio/wav", Clips.wav(1));
    assertEquals("views", error.get("stage").getAsString());
    assertEquals("'maybe'", error.get("found").getAsString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "audio/mpeg", "x"})
  void otherContentType_isRefused(String type) throws Exception {
    JsonObject error = refused(415, "", type, Clips.wav(1));
    assertEquals("Content-Type", error.get("stage").getAsString());
  }

  @Test
  void noContentType_isRefused() throws Exception {
    HttpResponse<String> response =
        server.client.send(
            HttpRequest.newBuilder(server.uri(PREDICT))
                .POST(HttpRequest.BodyPublishers.ofByteArray(Clips.wav(1)))
                .build(),
            BodyHandlers.ofString());
    TestServer.assertRefused(415, response);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/predict, 405",
    "POST, /api/models, 405",
    "DELETE, /, 405",
    "TRACE, /health, 405",
    "GET, /nothing, 404",
    "GET, /api/live?rate=48000, 426",
    "GET, /api/live, 400",
    "GET, /api/live?rate=0, 400",
    "GET, /api/../health, 404",
    "GET, /index.html, 404",
    "GET, /WEB-INF/web.xml, 404"
  })
  void otherMethodsAndPaths_areRefused(String method, String path, int status) throws Exception {
    String answer =
        server.raw(
            "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .formatted(method, path));
    assertTrue(answer.startsWith("HTTP/1.1 %s ".formatted(status)), answer);
    assertTrue(answer.contains("\"error\":"), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/style.css/../app.js%00",
        "//etc/passwd",
        "/%zz"
      })
  void pathsOfFiles_areNeverFollowed(String path) throws Exception {
    String answer =
        server.raw(
            "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path));
    assertTrue(answer.matches("(?s)HTTP/1.1 40[04] .*"), answer);
    assertTrue(!answer.contains("root:"), answer);
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example, '', 403",
    "evil.example:80, '', 403",
    "localhost, http://evil.example, 403",
    "localhost, null, 403",
    "localhost, https://localhost.evil.example, 403",
    "localhost, http://localhost, 200",
    "127.0.0.1, http://127.0.0.1, 200",
    "[::1], '', 200"
  })
  void foreignHostsAndOrigins_areRefused(String host, String origin, int status) throws Exception {
    String head = origin.isEmpty() ? "" : "Origin: " + origin + "\r\n";
    String answer =
        server.raw(
            "GET /health HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\n\r\n"
                .formatted(host, head));
    assertTrue(answer.startsWith("HTTP/1.1 %s ".formatted(status)), answer);
  }

  @Test
  void failureOfTheServersOwn_tellsNothingOfTheInside_outward() throws Exception {
    Recognizer closed = Recognizer.pretrained();
    List<Throwable> unexpected = new CopyOnWriteArrayList<>();
    try (WebServer failing =
        WebServer.start(
            Shelf.of(Map.of("closed", closed)),
            TestServer.SMALL,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            unexpected::add)) {
      closed.close();
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://localhost:%s/api/predict".formatted(failing.port())))
              .header("Content-Type", "audio/wav")
              .POST(HttpRequest.BodyPublishers.ofByteArray(Clips.wav(7)))
              .build();
      HttpResponse<String> response = server.client.send(request, BodyHandlers.ofString());
      JsonObject error = TestServer.assertRefused(500, response);
      assertEquals("the server failed; its terminal says why", error.get("message").getAsString());
      assertEquals(1, unexpected.size());
    }
  }
}
