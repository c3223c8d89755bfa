package io.github.audiomnist.examples.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;

/** The files of the page, read from the class path once; no others can be asked for. */
final class Page {

  private static final String SCRIPT = "text/javascript; charset=utf-8";

  /** Files by path, with their types. */
  private static final Map<String, String> TYPES =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "style.css", "text/css; charset=utf-8",
          "icon.svg", "image/svg+xml",
          "app.js", SCRIPT,
          "audio.js", SCRIPT,
          "capture.js", SCRIPT,
          "files.js", SCRIPT,
          "live.js", SCRIPT,
          "plots.js", SCRIPT,
          "openapi.json", Exchange.JSON);

  private Page() {}

  /**
   * A route for each file.
   *
   * @throws IOException if the jar lacks one
   */
  static Map<String, Router.Route> routes() throws IOException {
    Map<String, Router.Route> routes = new LinkedHashMap<>();
    for (Map.Entry<String, String> file : TYPES.entrySet()) {
      routes.put(path(file.getKey()), route(file.getValue(), read(file.getKey())));
    }
    return routes;
  }

  private static String path(String name) {
    return switch (name) {
      case "index.html" -> "/";
      case "openapi.json" -> "/api/openapi.json";
      default -> "/" + name;
    };
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
