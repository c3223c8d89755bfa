package io.github.audiomnist.examples.web;

import io.github.audiomnist.models.Spotting;
import io.github.audiomnist.signal.SignalSpec;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** Opens live sessions at {@value #PATH}, as many as may be. */
final class LiveSessions {

  static final String PATH = "/api/live";

  private static final Spotting SPOTTING = Spotting.STANDARD.withPreviews(0.2);
  private static final int LEAST_RATE = 8_000;
  private static final int MAX_MESSAGE_BYTES = 1 << 16;
  private static final int MAX_WAITING_FRAMES = 256;

  private final Shelf shelf;
  private final Limits limits;
  private final Metrics metrics;
  private final Consumer<Throwable> unexpected;
  private final LiveBounds bounds;

  LiveSessions(
      Shelf shelf,
      Limits limits,
      Metrics metrics,
      ScheduledExecutorService timer,
      Consumer<Throwable> unexpected) {
    this.shelf = shelf;
    this.limits = limits;
    this.metrics = metrics;
    this.unexpected = unexpected;
    this.bounds = new LiveBounds(limits, timer);
  }

  /** Takes what asks for a WebSocket; {@code handler} gets the rest. */
  Handler before(Handler handler, Server server) {
    WebSocketUpgradeHandler upgrade = WebSocketUpgradeHandler.from(server, this::configure);
    upgrade.setHandler(handler);
    return upgrade;
  }

  private void configure(ServerWebSocketContainer container) {
    container.setMaxBinaryMessageSize(MAX_MESSAGE_BYTES);
    container.setMaxTextMessageSize(MAX_MESSAGE_BYTES);
    container.setMaxFrameSize(MAX_MESSAGE_BYTES);
    // A frame that says that it is larger is refused by its head.
    container.setAutoFragment(false);
    container.setMaxOutgoingFrames(MAX_WAITING_FRAMES);
    container.setIdleTimeout(limits.receive());
    container.addMapping(PATH, this::create);
  }

  private @Nullable Object create(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    Exchange exchange = new Exchange(request, response, callback, unexpected);
    try {
      // Samples hardly compress, and a small message may unpack to a large one.
      response.setExtensions(List.of());
      return open(exchange);
    } catch (RuntimeException e) {
      exchange.fail(e);
      return null;
    }
  }

  private record Wish(String model, int sampleRate) {}

  private Wish wish(Exchange exchange) {
    return new Wish(
        shelf.nameOf(exchange.parameter("model")), sampleRate(exchange.parameter("rate")));
  }

  /** Answers who comes without asking for a WebSocket, after what else is wrong. */
  void refusePlain(Exchange exchange) {
    Wish unused = wish(exchange);
    exchange.response().getHeaders().put(HttpHeader.UPGRADE, "websocket");
    throw new RefusedException(
        Problem.of(426, "live", "a WebSocket", "a plain request", "connect by WebSocket"));
  }

  private LiveSession open(Exchange exchange) {
    Wish wish = wish(exchange);
    bounds.requireRoom();
    return new LiveSession(
        wish.model(),
        wish.sampleRate(),
        listener -> shelf.get(wish.model()).spotter(wish.sampleRate(), SPOTTING, listener),
        metrics,
        bounds,
        unexpected);
  }

  private static int sampleRate(@Nullable String rate) {
    String given = String.valueOf(rate);
    int hertz = given.matches("[0-9]{1,7}") ? Integer.parseInt(given) : 0;
    if (hertz < LEAST_RATE || hertz > SignalSpec.MAX_SAMPLE_RATE) {
      throw new RefusedException(
          Problem.of(
              400,
              "rate",
              "%s to %s Hz".formatted(LEAST_RATE, SignalSpec.MAX_SAMPLE_RATE),
              rate == null ? "none" : "'%s'".formatted(Problem.shortened(rate)),
              "say how many samples a second has: /api/live?rate=48000"));
    }
    return hertz;
  }

  /** Sessions that listen. */
  int count() {
    return bounds.count();
  }
}
