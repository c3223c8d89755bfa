package io.github.audiomnist.examples.web;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The client's end of a live session. */
@SuppressWarnings("NullAway.Init") // connect sets the socket before it gives the client.
final class LiveClient implements WebSocket.Listener {

  private final List<JsonObject> messages = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final CompletableFuture<JsonObject> ready = new CompletableFuture<>();
  private final CompletableFuture<ByteBuffer> pong = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private WebSocket socket;

  private LiveClient() {}

  static LiveClient connect(TestServer server, String query) {
    LiveClient client = new LiveClient();
    URI uri = URI.create(server.uri("/api/live" + query).toString().replaceFirst("http", "ws"));
    client.socket = server.client.newWebSocketBuilder().buildAsync(uri, client).join();
    return client;
  }

  /** What the server first says. */
  JsonObject ready() throws Exception {
    return ready.get(10, TimeUnit.SECONDS);
  }

  /** Sends samples as 16 bits. */
  void send(float[] samples) {
    send(samples, true);
  }

  /** Sends samples as the first part of a message. */
  void sendPart(float[] samples) {
    send(samples, false);
  }

  private void send(float[] samples, boolean last) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      bytes.putShort((short) Math.round(sample * 32_767));
    }
    // The JDK masks eight bytes at a time, in its own order of bytes, and mixes up those of others.
    socket.sendBinary(ByteBuffer.wrap(bytes.array()), last).join();
  }

  void send(String text) {
    socket.sendText(text, true).join();
  }

  ByteBuffer ping() throws Exception {
    socket.sendPing(ByteBuffer.wrap(new byte[] {7})).join();
    return pong.get(10, TimeUnit.SECONDS);
  }

  /** The status with which the server closes. */
  int closed() throws Exception {
    return closed.get(10, TimeUnit.SECONDS);
  }

  /** Whether the server closes within {@code time}, or the line is lost. */
  boolean isClosedWithin(Duration time) throws InterruptedException {
    try {
      closed.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Which of them, isDone says.
    }
    return closed.isDone();
  }

  /** All that the server has said. */
  List<JsonObject> messages() {
    return messages;
  }

  /** What the server has said of this type. */
  List<JsonObject> messages(String type) {
    return messages.stream().filter(each -> each.get("type").getAsString().equals(type)).toList();
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      JsonObject message = JsonParser.parseString(part.toString()).getAsJsonObject();
      part.setLength(0);
      messages.add(message);
      ready.complete(message);
    }
    webSocket.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
    pong.complete(message);
    webSocket.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
    closed.complete(status);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.completeExceptionally(error);
  }
}
