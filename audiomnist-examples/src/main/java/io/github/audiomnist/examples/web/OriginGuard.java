package io.github.audiomnist.examples.web;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what pages of other sites send through a visitor's browser: requests, WebSockets among
 * them, of a foreign origin; and, on a loopback address, those for a host name that some foreign
 * name server has pointed at it.
 */
final class OriginGuard extends Handler.Wrapper {

  private final boolean loopback;
  private final Consumer<Throwable> unexpected;

  OriginGuard(boolean loopback, Consumer<Throwable> unexpected, Handler handler) {
    super(handler);
    this.loopback = loopback;
    this.unexpected = unexpected;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    @Nullable String host = request.getHttpURI().getHost();
    List<String> foreign =
        request.getHeaders().getValuesList(HttpHeader.ORIGIN).stream()
            .filter(origin -> !isOwn(origin, request))
            .toList();
    @Nullable Problem problem = null;
    if (loopback && host != null && !isLoopbackName(host)) {
      problem =
          Problem.of(
              403,
              "Host",
              "localhost",
              "'%s'".formatted(Problem.shortened(host)),
              "open http://localhost, or start the server with --host");
    } else if (!foreign.isEmpty()) {
      problem =
          Problem.of(
              403,
              "Origin",
              "this server",
              "'%s'".formatted(Problem.shortened(foreign.get(0))),
              "ask from its own page, or from outside of a browser");
    }
    if (problem == null) {
      return super.handle(request, response, callback);
    }
    new Exchange(request, response, callback, unexpected).fail(new RefusedException(problem));
    return true;
  }

  private static boolean isLoopbackName(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  private static boolean isOwn(String origin, Request request) {
    try {
      return String.valueOf(URI.create(origin).getAuthority())
          .equalsIgnoreCase(request.getHttpURI().getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
