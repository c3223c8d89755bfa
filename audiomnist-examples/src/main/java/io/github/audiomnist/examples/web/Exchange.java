package io.github.audiomnist.examples.web;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.audiomnist.audio.AudioFormatException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, given once.
 *
 * @param request what was asked
 * @param response what is answered
 * @param callback told when the answer is written
 * @param unexpected hears of failures that are the server's own
 */
record Exchange(
    Request request, Response response, Callback callback, Consumer<Throwable> unexpected) {

  static final String JSON = "application/json";

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeSpecialFloatingPointValues().create();
  private static final String RETRY_SECONDS = "1";

  /** {@code value} as JSON. */
  static String toJson(Object value) {
    return GSON.toJson(value);
  }

  /** A parameter of the query, or null if there is none. */
  @Nullable String parameter(String name) {
    try {
      Fields.Field field = Request.extractQueryParameters(request).get(name);
      return field == null ? null : field.getValue();
    } catch (RuntimeException e) {
      throw new RefusedException(
          Problem.of(
              400, "query", "parameters in UTF-8", "other bytes", "percent-encode the parameters"));
    }
  }

  /**
   * A parameter of the query that is true or false, or false if there is none.
   *
   * @throws RefusedException if it is something else
   */
  boolean flag(String name) {
    @Nullable String value = parameter(name);
    if (value != null && !value.equals("true") && !value.equals("false")) {
      throw new RefusedException(
          Problem.of(
              400,
              name,
              "true or false",
              "'%s'".formatted(Problem.shortened(value)),
              "leave it out for false"));
    }
    return "true".equals(value);
  }

  /** Answers, when it is there, with {@code reply} as JSON, or with why it failed. */
  void answer(CompletableFuture<?> reply) {
    var unused =
        reply.whenComplete(
            (value, failure) -> {
              if (failure == null) {
                json(200, value);
              } else {
                fail(failure);
              }
            });
  }

  /** Answers with JSON. */
  void json(int status, Object value) {
    send(status, JSON, toJson(value).getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with {@code body}, not to be kept by caches. */
  void send(int status, String type, byte[] body) {
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    write(status, type, body);
  }

  /** Answers with {@code body}. */
  void write(int status, String type, byte[] body) {
    HttpFields.Mutable headers = response.getHeaders();
    response.setStatus(status);
    headers.put(HttpHeader.CONTENT_TYPE, type);
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** Answers with what went wrong; nothing of the server's inside. */
  void fail(Throwable failure) {
    Problem problem = problem(failure, unexpected);
    HttpFields.Mutable headers = response.getHeaders();
    if (problem.status() == 503 || problem.status() == 429) {
      headers.put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
    }
    if (problem.status() == 408 || problem.status() == 413) {
      // What is left of the body is thrown away; its sender may stop.
      headers.put(HttpHeader.CONNECTION, "close");
    }
    json(problem.status(), problem.answer());
  }

  /** What may be told of {@code failure}; {@code unexpected} hears of it if it is the server's. */
  static Problem problem(Throwable failure, Consumer<Throwable> unexpected) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof RefusedException refused) {
      return refused.problem();
    } else if (cause instanceof AudioFormatException) {
      return Problem.ofMessage(400, Objects.requireNonNullElse(cause.getMessage(), "no audio"));
    } else if (cause instanceof EofException) {
      // Nobody reads this; the server is not to blame.
      return Problem.of(400, "the client is gone");
    }
    unexpected.accept(cause);
    return Problem.of(500, "the server failed; its terminal says why");
  }
}
