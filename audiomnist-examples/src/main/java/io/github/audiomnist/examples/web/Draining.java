package io.github.audiomnist.examples.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Ends a request when its answer is given and its body has come, or its time is over. Without, who
 * is refused while still sending would find the connection reset, and the answer lost with it.
 */
final class Draining extends Handler.Wrapper {

  private final Duration longest;
  private final ScheduledExecutorService timer;

  /** Throws away what comes of a body within {@code longest} after the answer. */
  Draining(Duration longest, ScheduledExecutorService timer, Handler handler) {
    super(handler);
    this.longest = longest;
    this.timer = timer;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(
        request,
        response,
        Callback.from(() -> answered(request, response, callback), callback::failed));
  }

  private void answered(Request request, Response response, Callback callback) {
    if (response.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101) {
      callback.succeeded();
      return;
    }
    CompletableFuture<Void> whole = Body.passed(request);
    if (!whole.isDone()) {
      EndPoint line = request.getConnectionMetaData().getConnection().getEndPoint();
      ScheduledFuture<?> deadline =
          timer.schedule(() -> line.close(), longest.toMillis(), TimeUnit.MILLISECONDS);
      whole = whole.whenComplete((done, failure) -> deadline.cancel(false));
    }
    var unused =
        whole.whenComplete(
            (done, failure) -> {
              if (failure == null) {
                callback.succeeded();
              } else {
                callback.failed(failure);
              }
            });
  }
}
