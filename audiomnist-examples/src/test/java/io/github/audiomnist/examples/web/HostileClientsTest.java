package io.github.audiomnist.examples.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that mean ill, or behave as if: the server bounds them, and serves the others. */
class HostileClientsTest {

  private static final String POST =
      "POST /api/predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: audio/wav\r\n";

  @RegisterExtension static final TestServer server = TestServer.ofClass(TestServer.SMALL);

  @AfterEach
  void servesOthers() throws Exception {
    assertEquals(200, server.post("/api/predict", "audio/wav", Clips.wav(7)).statusCode());
  }

  /** What the server answers to {@code head}, followed by {@code drop} again and again. */
  private static String drip(String head, String drop, int millis) throws Exception {
    try (Socket socket = server.socket()) {
      OutputStream out = socket.getOutputStream();
      CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> answer(socket));
      try {
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        long end = System.nanoTime() + 8_000_000_000L;
        while (!answer.isDone() && System.nanoTime() < end) {
          out.write(drop.getBytes(StandardCharsets.ISO_8859_1));
          out.flush();
          Thread.sleep(millis);
        }
        assertTrue(answer.isDone(), "expected the server to give up");
      } catch (SocketException e) {
        // Closed while this client still wrote.
      }
      return answer.get(5, TimeUnit.SECONDS);
    }
  }

  private static String answer(Socket socket) {
    try {
      return TestServer.answer(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void drippingHead_isClosed() throws Exception {
    assertEquals("", drip("GET / HTTP/1.1\r\n", "X: y\r\n", 100));
  }

  @Test
  void silentConnection_isClosed() throws Exception {
    assertEquals("", drip("", "", 100));
  }

  @Test
  void drippingBody_isToldThatItIsLate() throws Exception {
    String answer = drip(POST + "Content-Length: 100000\r\n\r\n", "x", 50);
    assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
    assertTrue(answer.endsWith("\"}}"), answer);
  }

  @Test
  void silentBody_isToldThatItIsLate() throws Exception {
    String answer = drip(POST + "Content-Length: 100000\r\n\r\nRIFF", "", 50);
    assertTrue(answer.matches("(?s)HTTP/1.1 40[08] .*"), answer);
  }

  @Test
  void endlessChunkedBody_isRefusedAtTheLimit() throws Exception {
    String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
    String answer = drip(POST + "Transfer-Encoding: chunked\r\n\r\n", chunk, 1);
    assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
    assertTrue(answer.endsWith("\"}}"), answer);
  }

  @Test
  void declaredOversize_isRefusedBeforeItComes() throws Exception {
    String answer = server.raw(POST + "Content-Length: 9000000000\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
    assertTrue(answer.contains("expected at most 200000 bytes, found 9000000000 bytes"), answer);
  }

  @Test
  void bodyWithoutEnd_costsNothingOnceItsSenderIsGone() throws Exception {
    for (int i = 0; i < 5; i++) {
      try (Socket socket = server.socket()) {
        OutputStream out = socket.getOutputStream();
        out.write((POST + "Content-Length: 150000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[140_000]);
      }
    }
    server.assertGauge("audiomnist_upload_bytes", "0.0");
  }

  @Test
  void uploadsBeyondTheirBudget_areShed() throws Exception {
    List<Socket> open = new ArrayList<>();
    String answers = "";
    for (int i = 0; i < 4; i++) {
      Socket socket = server.socket();
      open.add(socket);
      OutputStream out = socket.getOutputStream();
      out.write((POST + "Content-Length: 190000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[180_000]);
      out.flush();
    }
    for (Socket socket : open) {
      answers += new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
      socket.close();
    }
    assertTrue(answers.contains("503"), answers);
    server.assertGauge("audiomnist_upload_bytes", "0.0");
  }

  @Test
  void tooManyAtOnce_areShedWithRetryAfter_andTheOthersServed() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    byte[] wav = Clips.silence(4.9, 16_000);
    for (int i = 0; i < 40; i++) {
      sent.add(
          server.client.sendAsync(
              server.request("/api/predict", "audio/wav", BodyPublishers.ofByteArray(wav)),
              BodyHandlers.ofString()));
    }
    int served = 0;
    int shed = 0;
    for (CompletableFuture<HttpResponse<String>> future : sent) {
      HttpResponse<String> response = future.join();
      if (response.statusCode() == 200) {
        served++;
      } else {
        shed++;
        TestServer.assertRefused(503, response);
        assertEquals("1", response.headers().firstValue("Retry-After").orElse(""));
      }
    }
    assertTrue(served >= 3, "served " + served);
    assertTrue(shed > 0, "shed " + shed);
  }

  @Test
  void manyDrippingHeads_areClosed() throws Exception {
    List<Socket> open = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Socket socket = server.socket();
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n".getBytes(UTF_8));
      open.add(socket);
    }
    long end = System.nanoTime() + 5_000_000_000L;
    while (!open.isEmpty() && System.nanoTime() < end) {
      open.removeIf(HostileClientsTest::isCut);
      Thread.sleep(2);
    }
    assertEquals(List.of(), open);
    assertEquals(List.of(), server.unexpected);
  }

  private static boolean isCut(Socket socket) {
    try {
      socket.getOutputStream().write("X: y\r\n".getBytes(UTF_8));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void largeHead_isRefused() throws Exception {
    String answer =
        server.raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(100_000) + "\r\n\r\n");
    assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 431 "), answer);
  }

  @Test
  void smuggledLengths_areRefused() throws Exception {
    String both = POST + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    assertTrue(server.raw(both).startsWith("HTTP/1.1 400 "));
    String two = POST + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nRIFF";
    assertTrue(server.raw(two).startsWith("HTTP/1.1 400 "));
  }
}
