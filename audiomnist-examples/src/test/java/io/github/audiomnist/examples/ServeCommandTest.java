package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void serve_withoutModel_servesUntilItIsInterrupted() throws Exception {
    int port = freePort();
    CompletableFuture<Cli> done = new CompletableFuture<>();
    Thread command = new Thread(() -> done.complete(Cli.run("serve", "--port", port)));
    command.start();
    assertEquals(200, health(port));
    assertFalse(done.isDone());
    command.interrupt();
    Cli run = done.get(20, TimeUnit.SECONDS).assertDone();
    assertEquals(
        "open http://localhost:%s; Ctrl-C stops it".formatted(port), run.errLines().get(0));
  }

  private static int health(int port) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:%s/health".formatted(port))).build();
    HttpClient client = HttpClient.newHttpClient();
    for (int i = 0; i < 300; i++) {
      try {
        return client.send(request, BodyHandlers.discarding()).statusCode();
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new IOException("expected a server at port " + port);
  }

  @Test
  void serve_portInUse_saysSoInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Cli.run("serve", "--port", taken.getLocalPort())
          .assertFails(Main.FAILED, "127.0.0.1:" + taken.getLocalPort(), "expected a free port");
    }
  }

  @Test
  void serve_badPort_orHost_orModel_saysSoInOneLine(@TempDir Path folder) throws Exception {
    Cli.run("serve", "--port", 70_000).assertFails(Main.FAILED, "--port", "70000");
    Cli.run("serve", "--host", "no such host").assertFails(Main.FAILED, "no such host");
    Cli.run("serve", "--client-rate", -1).assertFails(Main.MISUSED, "--client-rate", "found -1");
    Cli.run("serve", "--model", folder).assertFails(Main.FAILED, "recognizer.json");
    Cli.run("serve", "--models", folder).assertFails(Main.FAILED, folder.toString(), "found none");
    Path missing = folder.resolve("missing");
    Cli.run("serve", "--models", missing).assertFails(Main.FAILED, missing.toString());
  }

  @Test
  void serve_twoOfOneName_saysSo(@TempDir Path folder) throws Exception {
    Path first = Fixtures.copyOfModel(Files.createDirectories(folder.resolve("a/digits")));
    Path second = Fixtures.copyOfModel(Files.createDirectories(folder.resolve("b/digits")));
    Cli.run("serve", "--model", first, "--model", second)
        .assertFails(Main.FAILED, second.toString(), "a second 'digits'");
  }
}
