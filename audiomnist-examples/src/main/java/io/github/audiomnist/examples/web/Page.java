package io.github.audiomnist.examples.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;

/** The files of the page, read from the class path once; no others can be asked for. */
final class Page {

  private static final List<String> SCRIPTS =
      List.of("app", "api", "audio", "capture", "files", "live", "one", "plots", "theme");

  private Page() {}

  /**
   * A route for each file.
   *
   * @throws IOException if the jar lacks one
   */
  static Map<String, Router.Route> routes() throws IOException {
    Map<String, Router.Route> routes = new HashMap<>();
    routes.put("/", route("text/html; charset=utf-8", read("index.html")));
    routes.put("/style.css", route("text/css; charset=utf-8", read("style.css")));
    routes.put("/icon.svg", route("image/svg+xml", read("icon.svg")));
    routes.put("/api/openapi.json", route(Exchange.JSON, read("openapi.json")));
    for (String script : SCRIPTS) {
      String name = script + ".js";
      routes.put("/" + name, route("text/javascript; charset=utf-8", read(name)));
    }
    return routes;
  }

  private static Router.Route route(String type, byte[] content) {
    return Router.Route.get(
        exchange -> {
          // Asked again each time, so that a newer server never runs an older page's script.
          exchange.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
          exchange.write(200, type, content);
        });
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(
            "%s: expected the page in the jar, found none; build the jar again".formatted(name));
      }
      return in.readAllBytes();
    }
  }
}
