package io.github.audiomnist.examples.web;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Counts requests, and closes connections that take too long to send the head of the next one,
 * however busily they drip: an idle time-out alone would wait for them for ever.
 */
final class RequestLedger extends Handler.Wrapper implements Connection.Listener {

  private static final long SWEEP_MILLIS = 250;

  private final Metrics metrics;
  private final long limitNanos;
  private final Waits<Connection> waits = new Waits<>();

  RequestLedger(Metrics metrics, Duration limit, ScheduledExecutorService timer, Handler handler) {
    super(handler);
    this.metrics = metrics;
    this.limitNanos = limit.toNanos();
    var unused =
        timer.scheduleWithFixedDelay(
            this::closeOverdue, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void onOpened(Connection connection) {
    // A WebSocket's connection is of another kind and has limits of its own.
    if (connection instanceof ConnectionMetaData) {
      waits.begin(connection, System.nanoTime());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    waits.end(connection);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    String path = String.valueOf(request.getHttpURI().getPath());
    long begun = System.nanoTime();
    waits.end(connection);
    Request.addCompletionListener(
        request,
        failure -> {
          metrics.answered(path, response.getStatus(), System.nanoTime() - begun);
          if (connection.getEndPoint().isOpen()) {
            waits.begin(connection, System.nanoTime());
          }
        });
    return super.handle(request, response, callback);
  }

  private void closeOverdue() {
    waits
        .endOverdue(System.nanoTime(), limitNanos)
        .forEach(connection -> connection.getEndPoint().close());
  }
}
