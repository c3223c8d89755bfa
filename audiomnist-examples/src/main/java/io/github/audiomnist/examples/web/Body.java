package io.github.audiomnist.examples.web;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Receives the body of one request without a thread that waits for it: at most so many bytes, in so
 * much time, taken from a budget that all requests share. What comes after a refusal is thrown
 * away.
 */
final class Body {

  private static final String ATTRIBUTE = Body.class.getName();

  private final Request request;
  private final Limits limits;
  private final Budget budget;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final CompletableFuture<Void> passed = new CompletableFuture<>();
  private ByteArrayOutputStream received = new ByteArrayOutputStream();

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
    request.setAttribute(ATTRIBUTE, body);
    Request.addCompletionListener(request, failure -> budget.giveBack(body.paid()));
    ScheduledFuture<?> deadline =
        timer.schedule(body::refuseTime, limits.receive().toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<byte[]> whole =
        body.whole.whenComplete((bytes, failure) -> deadline.cancel(false));
    body.readAvailable();
    return whole;
  }

  /** Done when all of the body of {@code request} has come, whoever reads it. */
  static CompletableFuture<Void> passed(Request request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Body body) {
      return body.passed;
    } else if (request.getHeaders().contains(HttpHeader.EXPECT)) {
      // Its sender waits for leave, which a refusal does not give.
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> consumed = new CompletableFuture<>();
    Content.Source.consumeAll(request, Callback.from(consumed));
    return consumed;
  }

  private void readAvailable() {
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this::readAvailable);
        return;
      } else if (Content.Chunk.isFailure(chunk)) {
        fail(chunk.getFailure());
        return;
      }
      boolean last = chunk.isLast();
      take(chunk);
      if (last) {
        passed.complete(null);
        return;
      }
    }
  }

  private void fail(Throwable failure) {
    refuse(
        new RefusedException(
            Problem.of(
                400, "body", "all of it", "a broken or silent one", "send the request again")));
    passed.completeExceptionally(failure);
  }

  private synchronized void take(Content.Chunk chunk) {
    try {
      int length = chunk.remaining();
      if (whole.isDone()) {
        return;
      } else if (received.size() + length > limits.bodyBytes()) {
        refuseSize("more");
      } else if (!budget.tryTake(length)) {
        refuse(
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

  /** Refuses, unless all has come, and needs no memory from then on. */
  private synchronized void refuse(RefusedException reason) {
    if (whole.isDone()) {
      return;
    }
    budget.giveBack(paid());
    received = new ByteArrayOutputStream(0);
    whole.completeExceptionally(reason);
  }

  private void refuseSize(String found) {
    refuse(
        new RefusedException(
            Problem.of(
                413,
                "body",
                "at most %s bytes".formatted(limits.bodyBytes()),
                found,
                "send a shorter recording")));
  }

  private void refuseTime() {
    refuse(
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
