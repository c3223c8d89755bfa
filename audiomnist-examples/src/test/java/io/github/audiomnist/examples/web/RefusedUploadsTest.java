package io.github.audiomnist.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who is refused while still sending gets the answer whole, even one who reads nothing until all is
 * sent.
 */
class RefusedUploadsTest {

  /** More than lies in the buffers of both ends. */
  private static final int LARGE = 24 << 20;

  @RegisterExtension static final TestServer server = TestServer.ofClass(TestServer.SMALL);

  @AfterEach
  void keepsNothing() throws Exception {
    server.assertGauge("audiomnist_upload_bytes", "0.0");
  }

  /** Sends all of this, then reads. */
  private static String sendThenRead(String head, int zeros) throws IOException {
    try (Socket socket = server.socket()) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      byte[] block = new byte[1 << 16];
      for (int sent = 0; sent < zeros; sent += block.length) {
        out.write(block, 0, Math.min(block.length, zeros - sent));
      }
      out.flush();
      return TestServer.answer(socket);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/predict, audio/wav, localhost, 413",
    "POST, /api/predict, text/plain, localhost, 415",
    "POST, /api/predict?model=none, audio/wav, localhost, 404",
    "POST, /nothing, audio/wav, localhost, 404",
    "PUT, /api/predict, audio/wav, localhost, 405",
    "POST, /api/predict, audio/wav, evil.example, 403",
  })
  void largeBody_getsItsAnswerWhole(
      String method, String path, String type, String host, int status) throws Exception {
    String head =
        "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %s\r\nConnection: close\r\n\r\n"
            .formatted(method, path, host, type, LARGE);
    String answer = sendThenRead(head, LARGE);
    assertTrue(answer.startsWith("HTTP/1.1 %s ".formatted(status)), answer);
    assertTrue(answer.endsWith("\"}}"), answer);
  }

  @Test
  void bodyThatGrowsTooLarge_getsItsAnswerWhole() throws Exception {
    String head =
        "POST /api/predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: audio/wav\r\n"
            + String.format(Locale.ROOT, "Transfer-Encoding: chunked\r\n\r\n%x\r\n", LARGE);
    String answer = sendThenRead(head, LARGE);
    assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
    assertTrue(answer.contains("expected at most 200000 bytes, found more"), answer);
    assertTrue(answer.endsWith("\"}}"), answer);
  }

  @Test
  void ordinaryClient_isTold_andItsNextRequestServed() throws Exception {
    TestServer.assertRefused(413, server.post("/api/predict", "audio/wav", new byte[LARGE]));
    TestServer.assertRefused(
        413,
        server.post(
            "/api/predict",
            "audio/wav",
            BodyPublishers.ofByteArrays(
                () -> Collections.nCopies(64, new byte[1 << 16]).iterator())));
    assertEquals(200, server.post("/api/predict", "audio/wav", Clips.wav(7)).statusCode());
  }

  @Test
  @Timeout(10)
  void clientThatWaitsForLeave_isRefusedWithoutIt() throws Exception {
    String answer =
        sendThenRead(
            "POST /api/predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: audio/wav\r\n"
                + "Expect: 100-continue\r\nContent-Length: %s\r\n\r\n".formatted(LARGE),
            0);
    assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
    assertTrue(answer.endsWith("\"}}"), answer);
  }

  @Test
  @Timeout(10)
  void bodyWithoutEnd_isCutSoonAfterItsRefusal() throws Exception {
    long begin = System.nanoTime();
    try (Socket socket = server.socket()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /nothing HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
      assertEquals("HTTP/1.1 404", answer);
      byte[] chunk = ("400\r\n" + "x".repeat(0x400) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(8)) {
        out.write(chunk);
        Thread.sleep(20);
      }
      throw new AssertionError("expected the line to be cut");
    } catch (SocketException cut) {
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      assertTrue(millis > 500, millis + " ms");
    }
  }
}
