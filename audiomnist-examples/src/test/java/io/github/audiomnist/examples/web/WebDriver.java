package io.github.audiomnist.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Debian's Chromium without a window, driven by the W3C's WebDriver protocol. */
final class WebDriver implements AutoCloseable {

  private static final Gson GSON = new Gson();
  private static final Pattern STARTED = Pattern.compile("successfully on port (\\d+)");
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process driver;
  private final String session;

  private WebDriver(Process driver, int port, List<String> arguments) throws IOException {
    this.driver = driver;
    Map<String, Object> chrome = Map.of("args", arguments, "binary", chromium().orElseThrow());
    Map<String, Object> capabilities =
        Map.of("goog:chromeOptions", chrome, "goog:loggingPrefs", Map.of("browser", "ALL"));
    String root = "http://127.0.0.1:%s/session".formatted(port);
    JsonObject made =
        send("POST", root, Map.of("capabilities", Map.of("alwaysMatch", capabilities)))
            .getAsJsonObject();
    this.session = root + "/" + made.get("sessionId").getAsString();
  }

  /** The browser, if it is on this machine. */
  static Optional<String> chromium() {
    return program("chromium");
  }

  /** What drives it, if it is on this machine. */
  static Optional<String> chromedriver() {
    return program("chromedriver");
  }

  private static Optional<String> program(String name) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** A new browser whose microphone hears {@code wav} again and again; none if it is null. */
  static WebDriver start(String... more) throws IOException {
    Process driver =
        new ProcessBuilder(chromedriver().orElseThrow(), "--port=0")
            .redirectErrorStream(true)
            .start();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--no-proxy-server",
                "--window-size=1200,1000"));
    arguments.addAll(List.of(more));
    try {
      return new WebDriver(driver, port(driver), arguments);
    } catch (IOException | RuntimeException e) {
      driver.destroyForcibly();
      throw e;
    }
  }

  private static int port(Process driver) throws IOException {
    BufferedReader output = driver.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        return Integer.parseInt(started.group(1));
      }
    }
    throw new IOException("chromedriver: expected it to tell its port, found its end");
  }

  private JsonElement send(String method, String uri, Object body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofMinutes(1))
            .method(
                method,
                method.equals("POST")
                    ? BodyPublishers.ofString(GSON.toJson(body))
                    : BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      assertEquals(200, response.statusCode(), response.body());
      return JsonParser.parseString(response.body()).getAsJsonObject().get("value");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private JsonElement post(String command, Object body) throws IOException {
    return send("POST", session + command, body);
  }

  void open(URI page) throws IOException {
    JsonElement unused = post("/url", Map.of("url", page.toString()));
  }

  private String find(String css) throws IOException {
    JsonElement found = post("/element", Map.of("using", "css selector", "value", css));
    return "/element/" + found.getAsJsonObject().get(ELEMENT).getAsString();
  }

  void click(String css) throws IOException {
    JsonElement unused = post(find(css) + "/click", Map.of());
  }

  /** Types into an element; into a file input, the path of a file, or several in lines. */
  void type(String css, String text) throws IOException {
    JsonElement unused = post(find(css) + "/value", Map.of("text", text));
  }

  /** Presses keys where the focus is. */
  void press(String... keys) throws IOException {
    List<Map<String, String>> actions = new ArrayList<>();
    for (String key : keys) {
      actions.add(Map.of("type", "keyDown", "value", key));
      actions.add(Map.of("type", "keyUp", "value", key));
    }
    JsonElement unused =
        post(
            "/actions",
            Map.of("actions", List.of(Map.of("type", "key", "id", "keys", "actions", actions))));
  }

  /** What a JavaScript function body returns. */
  JsonElement run(String script) throws IOException {
    return post("/execute/sync", Map.of("script", script, "args", List.of()));
  }

  /** The text of an element, shown or not. */
  String text(String css) throws IOException {
    return run("return document.querySelector('%s').textContent".formatted(css)).getAsString();
  }

  /** Waits until the expression is true; gives up after half a minute. */
  void await(String expression) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!run("return Boolean(" + expression + ")").getAsBoolean()) {
      assertTrue(System.nanoTime() < end, () -> "waited in vain for " + expression);
      Thread.sleep(50);
    }
  }

  /** Lets the page see a preference of its user, such as prefers-color-scheme. */
  void prefer(String feature, String value) throws IOException {
    Object features = List.of(Map.of("name", feature, "value", value));
    JsonElement unused =
        post(
            "/goog/cdp/execute",
            Map.of("cmd", "Emulation.setEmulatedMedia", "params", Map.of("features", features)));
  }

  void resize(int width, int height) throws IOException {
    JsonElement unused = post("/window/rect", Map.of("width", width, "height", height));
  }

  void screenshot(Path png) throws IOException {
    String image = send("GET", session + "/screenshot", Map.of()).getAsString();
    Files.write(png, Base64.getDecoder().decode(image));
  }

  /** What the console has told since this was last asked, but for mere information. */
  List<String> complaints() throws IOException {
    List<String> complaints = new ArrayList<>();
    for (JsonElement entry : post("/se/log", Map.of("type", "browser")).getAsJsonArray()) {
      String level = entry.getAsJsonObject().get("level").getAsString();
      if (!level.equals("INFO") && !level.equals("DEBUG")) {
        complaints.add(entry.toString());
      }
    }
    return complaints;
  }

  @Override
  public void close() throws IOException {
    try {
      JsonElement unused = send("DELETE", session, Map.of());
    } finally {
      driver.destroy();
    }
  }
}
