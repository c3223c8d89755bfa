package io.github.audiomnist.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StopTest {

  @Test
  void requestThatRuns_isFinished_andNoOtherTaken() throws Exception {
    TestServer server = TestServer.start();
    HttpRequest health = HttpRequest.newBuilder(server.uri("/health")).build();
    byte[] wav = Clips.wav(7);
    try (Socket socket = server.socket()) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /api/predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: audio/wav\r\n"
              + "Content-Length: %s\r\n\r\n".formatted(wav.length);
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(wav, 0, wav.length / 2);
      out.flush();
      server.assertGauge("audiomnist_upload_bytes", (wav.length / 2) + ".0");
      Thread stop = new Thread(server::close);
      stop.start();
      Thread.sleep(300);
      assertTrue(stop.isAlive());
      out.write(Arrays.copyOfRange(wav, wav.length / 2, wav.length));
      out.flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
      assertTrue(answer.contains("\"label\":\"7\""), answer);
      stop.join(10_000);
      assertFalse(stop.isAlive());
    }
    assertThrows(
        ConnectException.class, () -> server.client.send(health, BodyHandlers.discarding()));
    assertEquals(0, server.unexpected.size());
  }

  @Test
  void closingTwice_isClosingOnce() throws Exception {
    TestServer server = TestServer.start();
    server.close();
    server.close();
  }
}
