package io.github.audiomnist.examples.web;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Receives the body of one request without a thread that waits for it: at most so many bytes, in so
 * much time, taken from a budget that all requests share.
 */
final class Body {

  private final Request request;
  private final Limits limits;
  private final Budget budget;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

  private Body(Request request, Limits limits, Budget budget) {
    this.request = request;
    this.limits = limits;
    this.budget = budget;
  }

  /**
   * The bytes of the body once all have come; fails with a {@link RefusedException}. They are paid
   * back to the budget when the request is completed.
   */
  static CompletableFuture<byte[]> receive(
      Request request, Limits limits, Budget budget, ScheduledExecutorService timer) {
    Body body = new Body(request, limits, budget);
    if (request.getLength() > limits.bodyBytes()) {
      body.refuseSize("%s bytes".formatted(request.getLength()));
      return body.whole;
    }
    Request.addCompletionListener(request, failure -> budget.giveBack(body.paid()));
    ScheduledFuture<?> deadline =
        timer.schedule(body::refuseTime, limits.receive().toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<byte[]> whole =
        body.whole.whenComplete((bytes, failure) -> deadline.cancel(false));
    body.readAvailable();
    return whole;
  }

  private void readAvailable() {
    while (!whole.isDone()) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this::readAvailable);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        whole.completeExceptionally(
            new RefusedException(
                Problem.of(
                    400, "body", "all of it", "a broken or silent one", "send the request again")));
        return;
      }
      take(chunk);
    }
  }

  private synchronized void take(Content.Chunk chunk) {
    try {
      int length = chunk.remaining();
      if (whole.isDone()) {
        // Refused meanwhile, and paid back: nothing more may be taken from the budget.
        return;
      } else if (received.size() + length > limits.bodyBytes()) {
        refuseSize("more");
      } else if (!budget.tryTake(length)) {
        whole.completeExceptionally(
            RefusedException.busy(
                "server", "room for %s more bytes".formatted(length), "it full of uploads"));
      } else {
        byte[] bytes = new byte[length];
        chunk.getByteBuffer().get(bytes);
        received.write(bytes, 0, length);
        if (chunk.isLast()) {
          whole.complete(received.toByteArray());
        }
      }
    } finally {
      chunk.release();
    }
  }

  private synchronized long paid() {
    return received.size();
  }

  private void refuseSize(String found) {
    whole.completeExceptionally(
        new RefusedException(
            Problem.of(
                413,
                "body",
                "at most %s bytes".formatted(limits.bodyBytes()),
                found,
                "send a shorter recording")));
  }

  private void refuseTime() {
    whole.completeExceptionally(
        new RefusedException(
            Problem.of(
                408,
                "body",
                "all of it within %s".formatted(seconds(limits.receive())),
                "%s bytes by then".formatted(paid()),
                "send it faster")));
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }
}
