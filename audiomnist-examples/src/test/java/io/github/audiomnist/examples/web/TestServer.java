package io.github.audiomnist.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.audiomnist.models.Recognizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real server over the library's own recogniser, and a client for it. Registered as an extension,
 * it serves all tests of a class.
 */
final class TestServer implements AfterAllCallback, AutoCloseable {

  /** Small enough for tests to reach. */
  static final Limits SMALL =
      new Limits(
          200_000,
          500_000,
          5,
          1,
          2,
          Duration.ofSeconds(5),
          64,
          0,
          2,
          Duration.ofMinutes(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5));

  final WebServer server;
  final HttpClient client = HttpClient.newHttpClient();
  final List<Throwable> unexpected = new CopyOnWriteArrayList<>();

  private TestServer(Limits limits) throws IOException {
    Map<String, Recognizer> recognizers = new LinkedHashMap<>();
    recognizers.put("digits", Recognizer.pretrained());
    recognizers.put("other", Recognizer.pretrained());
    server =
        WebServer.start(
            Shelf.of(recognizers),
            limits,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            unexpected::add);
  }

  static TestServer start() throws IOException {
    return start(Limits.standard());
  }

  static TestServer start(Limits limits) throws IOException {
    return new TestServer(limits);
  }

  /** One that is closed after the tests of the class that registers it. */
  static TestServer ofClass(Limits limits) {
    try {
      return new TestServer(limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri(String path) {
    return URI.create("http://localhost:%s%s".formatted(server.port(), path));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String type, byte[] body)
      throws IOException, InterruptedException {
    return post(path, type, BodyPublishers.ofByteArray(body));
  }

  HttpResponse<String> post(String path, String type, BodyPublisher body)
      throws IOException, InterruptedException {
    return client.send(request(path, type, body), BodyHandlers.ofString());
  }

  HttpRequest request(String path, String type, BodyPublisher body) {
    return HttpRequest.newBuilder(uri(path)).header("Content-Type", type).POST(body).build();
  }

  /** A connection to write bytes to; what comes back within 10 s can be read. */
  Socket socket() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  /**
   * Sends these bytes, a character each, on a connection of their own; gives what comes until it is
   * closed.
   */
  String raw(String request) throws IOException {
    try (Socket socket = socket()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return answer(socket);
    }
  }

  /** What comes until the connection is closed, or reset. */
  static String answer(Socket socket) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    try {
      InputStream in = socket.getInputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        answer.write(buffer, 0, count);
      }
    } catch (SocketException reset) {
      // What came before it counts.
    }
    return answer.toString(StandardCharsets.ISO_8859_1);
  }

  /** Within some seconds the metrics tell this value. */
  void assertGauge(String name, String value) throws IOException, InterruptedException {
    String metrics = "";
    for (int i = 0; i < 50; i++) {
      metrics = get("/metrics").body();
      if (metrics.contains("\n%s %s\n".formatted(name, value))) {
        return;
      }
      Thread.sleep(100);
    }
    assertEquals("%s %s".formatted(name, value), metrics);
  }

  static JsonObject json(HttpResponse<String> response) {
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  /** The answer tells what was wrong, and nothing of the server's inside. */
  static JsonObject assertRefused(int status, HttpResponse<String> response) {
    assertEquals(status, response.statusCode(), response.body());
    assertEquals("application/json", response.headers().firstValue("Content-Type").orElse(""));
    assertFalse(response.body().contains("Exception"), response.body());
    assertFalse(response.body().contains("io.github"), response.body());
    JsonObject error = json(response).getAsJsonObject("error");
    assertTrue(error.get("message").getAsString().length() > 10, response.body());
    return error;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    server.close();
    assertEquals(List.of(), unexpected);
  }
}
