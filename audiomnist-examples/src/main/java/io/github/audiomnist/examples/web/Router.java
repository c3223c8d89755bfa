package io.github.audiomnist.examples.web;

import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives each request to the endpoint of its path; paths are compared whole, nothing is resolved.
 */
final class Router extends Handler.Abstract {

  /** Answers the requests of one path. */
  @FunctionalInterface
  interface Endpoint {

    /**
     * Answers, now or later, on any thread.
     *
     * @throws RefusedException if the request is refused
     */
    void answer(Exchange exchange);
  }

  /**
   * What is there to be asked.
   *
   * @param method GET, which includes HEAD, or POST
   * @param endpoint that answers
   */
  record Route(String method, Endpoint endpoint) {

    static Route get(Endpoint endpoint) {
      return new Route("GET", endpoint);
    }

    static Route post(Endpoint endpoint) {
      return new Route("POST", endpoint);
    }

    private boolean takes(String asked) {
      return asked.equals(method) || (asked.equals("HEAD") && method.equals("GET"));
    }

    private String allowed() {
      return method.equals("GET") ? "GET, HEAD" : method;
    }
  }

  private final Map<String, Route> routes;
  private final Consumer<Throwable> unexpected;

  Router(Map<String, Route> routes, Consumer<Throwable> unexpected) {
    this.routes = Map.copyOf(routes);
    this.unexpected = unexpected;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange = new Exchange(request, response, callback, unexpected);
    try {
      endpoint(exchange).answer(exchange);
    } catch (RuntimeException e) {
      exchange.fail(e);
    }
    return true;
  }

  private Endpoint endpoint(Exchange exchange) {
    Request request = exchange.request();
    Route route = routes.get(request.getHttpURI().getPath());
    if (route == null) {
      throw new RefusedException(
          Problem.of(
              404,
              "path",
              routes.keySet().stream()
                  .filter(path -> path.startsWith("/api/"))
                  .collect(Collectors.toCollection(TreeSet::new))
                  .toString(),
              "'%s'".formatted(Problem.shortened(String.valueOf(request.getHttpURI().getPath()))),
              "see /api/openapi.json"));
    }
    if (!route.takes(request.getMethod())) {
      exchange.response().getHeaders().put(HttpHeader.ALLOW, route.allowed());
      throw new RefusedException(
          Problem.of(
              405,
              "method",
              route.allowed(),
              Problem.shortened(request.getMethod()),
              "see /api/openapi.json"));
    }
    return route.endpoint();
  }
}
