package io.github.audiomnist.examples.web;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Tells browsers to let the page do no more than it does. */
final class SecurityHeaders extends Handler.Wrapper {

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
              + "connect-src 'self'; media-src blob:; worker-src 'self'; base-uri 'none'; "
              + "form-action 'none'; frame-ancestors 'none'",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "microphone=(self), camera=(), geolocation=(), payment=(), usb=()",
          "Referrer-Policy",
          "no-referrer",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY");

  SecurityHeaders(Handler handler) {
    super(handler);
  }

  /** Adds them to the head of an answer. */
  static void addTo(HttpFields.Mutable headers) {
    HEADERS.forEach(headers::put);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    addTo(response.getHeaders());
    return super.handle(request, response, callback);
  }
}
