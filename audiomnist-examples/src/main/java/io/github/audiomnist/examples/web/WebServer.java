package io.github.audiomnist.examples.web;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The page and its interface, on one address, over the recognisers of a shelf.
 *
 * <p>Closing it refuses new requests, finishes running ones, and closes the shelf. Threads may
 * share it.
 */
public final class WebServer implements AutoCloseable {

  private static final int MAX_THREADS = 32;
  private static final int MAX_HEAD_BYTES = 8192;

  private final Shelf shelf;
  private final Limits limits;
  private final Consumer<Throwable> unexpected;
  private final Workers workers;
  private final Budget budget;
  private final ScheduledExecutorService timer;
  private final Server server;
  private final ServerConnector connector;
  private final Metrics metrics;
  private final LiveSessions live;
  private Set<String> apiPaths = Set.of();
  private final long begun = System.nanoTime();

  /** What {@code /health} tells. */
  private record Health(String status, int models, double uptimeSeconds) {}

  private WebServer(Shelf shelf, Limits limits, Consumer<Throwable> unexpected) {
    this.shelf = shelf;
    this.limits = limits;
    this.unexpected = unexpected;
    this.workers = new Workers(limits);
    this.budget = new Budget(limits.bytesInFlight());
    this.timer = timer();
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
    threads.setDaemon(true);
    threads.setName("web");
    this.server = new Server(threads);
    this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
    this.metrics = new Metrics(Set.of("/", "/api/predict", "/api/models", "/health", "/metrics"));
    this.live = new LiveSessions(shelf, limits, metrics, timer, unexpected);
  }

  private static ScheduledExecutorService timer() {
    var timer = new ScheduledThreadPoolExecutor(1, WebServer::timerThread);
    // Most of what it is to do is called off, and should not be remembered until its time.
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  private static Thread timerThread(Runnable work) {
    Thread thread = new Thread(work, "web-timer");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts a server, which owns {@code shelf} from now on, also if it does not start.
   *
   * @param shelf the recognisers
   * @param limits what it takes
   * @param address where it listens; port 0 is any that is free
   * @param unexpected hears of failures that no client is to blame for; on any thread
   * @throws java.net.BindException if the address is in use or not this machine's
   * @throws IOException if it cannot start otherwise
   */
  public static WebServer start(
      Shelf shelf, Limits limits, InetSocketAddress address, Consumer<Throwable> unexpected)
      throws IOException {
    WebServer server = new WebServer(shelf, limits, unexpected);
    try {
      server.open(address);
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void open(InetSocketAddress address) throws IOException {
    Map<String, Router.Route> routes = new HashMap<>(Page.routes());
    routes.put(
        "/api/predict", Router.Route.post(new Predictor(shelf, limits, workers, budget, timer)));
    routes.put(
        "/api/models", Router.Route.get(exchange -> exchange.json(200, ModelsReply.of(shelf))));
    routes.put("/health", Router.Route.get(this::tellHealth));
    routes.put("/metrics", Router.Route.get(this::tellMetrics));
    routes.put(LiveSessions.PATH, Router.Route.get(live::refusePlain));
    apiPaths =
        routes.keySet().stream()
            .filter(path -> path.startsWith("/api/") || path.matches("/[a-z]+"))
            .collect(Collectors.toUnmodifiableSet());
    server.setHandler(handler(new Router(routes, unexpected), isLoopback(address)));
    server.setErrorHandler(new JsonErrors(unexpected));
    server.setStopTimeout(limits.stop().toMillis());
    connector.setHost(address.getHostString());
    connector.setPort(address.getPort());
    connector.setIdleTimeout(limits.receive().toMillis());
    connector.setAcceptQueueSize(limits.connections());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
    launch();
  }

  private Handler handler(Router router, boolean loopback) {
    Handler guarded = new OriginGuard(loopback, unexpected, live.before(router, server));
    Handler bounded = new SecurityHeaders(ClientRates.before(guarded, limits, unexpected));
    Handler drained = new Draining(limits.receive(), timer, bounded);
    RequestLedger ledger = new RequestLedger(metrics, limits.receive(), timer, drained);
    connector.addBean(ledger);
    addGauges();
    return new GracefulHandler(ledger);
  }

  private void addGauges() {
    metrics.gauge("audiomnist_predictions_running", workers::running);
    metrics.gauge("audiomnist_predictions_waiting", workers::waiting);
    metrics.gauge("audiomnist_upload_bytes", budget::taken);
    metrics.gauge("audiomnist_live_sessions", live::count);
    metrics.gauge("audiomnist_connections", () -> connector.getConnectedEndPoints().size());
    metrics.gauge("audiomnist_uptime_seconds", this::uptimeSeconds);
  }

  private static boolean isLoopback(InetSocketAddress address) {
    return address.getAddress() != null && address.getAddress().isLoopbackAddress();
  }

  private void launch() throws IOException {
    try {
      server.start();
    } catch (Exception e) {
      if (e.getCause() instanceof BindException inUse) {
        throw inUse;
      }
      throw new IOException("server: expected it to start, found " + e, e);
    }
  }

  private void tellHealth(Exchange exchange) {
    exchange.json(200, new Health("ok", shelf.all().size(), uptimeSeconds()));
  }

  private void tellMetrics(Exchange exchange) {
    exchange.send(200, Metrics.TYPE, metrics.text().getBytes(StandardCharsets.UTF_8));
  }

  private double uptimeSeconds() {
    return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_HEAD_BYTES);
    return http;
  }

  /** All paths but the page's own. */
  Set<String> apiPaths() {
    return apiPaths;
  }

  /** The port where it listens. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Waits until it is closed. */
  public void join() throws InterruptedException {
    server.join();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      // Some request did not finish in time; it is cut off with the rest.
      unexpected.accept(e);
    }
    workers.close();
    timer.shutdownNow();
    shelf.close();
  }
}
