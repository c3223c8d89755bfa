package io.github.audiomnist.examples.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Tells in JSON, too, what Jetty refuses before any endpoint hears of it; nothing of its inside.
 */
final class JsonErrors extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    SecurityHeaders.addTo(response.getHeaders());
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Exchange.JSON);
    response.write(true, body(status), callback);
    return true;
  }

  private static ByteBuffer body(int status) {
    Problem problem =
        Problem.of(
            status,
            "request",
            "HTTP/1.1 as RFC 9112 has it",
            "%d %s".formatted(status, HttpStatus.getMessage(status)),
            "mend the request");
    return ByteBuffer.wrap(Exchange.toJson(problem.answer()).getBytes(StandardCharsets.UTF_8));
  }
}
