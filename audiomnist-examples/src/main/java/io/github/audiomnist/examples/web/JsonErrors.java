package io.github.audiomnist.examples.web;

import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Tells in JSON, too, what Jetty refuses before any endpoint hears of it; nothing of its inside.
 */
final class JsonErrors extends ErrorHandler {

  private final Consumer<Throwable> unexpected;

  JsonErrors(Consumer<Throwable> unexpected) {
    this.unexpected = unexpected;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    SecurityHeaders.addTo(response.getHeaders());
    new Exchange(request, response, callback, unexpected)
        .fail(failure(response.getStatus(), request.getAttribute(ERROR_EXCEPTION)));
    return true;
  }

  private static Throwable failure(int status, @Nullable Object cause) {
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      return RefusedException.busy("server", "it to be running", "it stopping");
    } else if (status == HttpStatus.INTERNAL_SERVER_ERROR_500) {
      return cause instanceof Throwable failure
          ? failure
          : new IllegalStateException("HTTP " + status);
    }
    return new RefusedException(
        Problem.of(
            status,
            "request",
            "HTTP/1.1 as RFC 9112 has it",
            HttpStatus.getMessage(status),
            "mend the request"));
  }
}
