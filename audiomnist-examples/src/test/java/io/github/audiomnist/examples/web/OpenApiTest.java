package io.github.audiomnist.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The document says what the server does: its paths, its answers' statuses, types and fields. */
class OpenApiTest {

  @RegisterExtension static final TestServer server = TestServer.ofClass(TestServer.SMALL);

  private static JsonObject document;

  @BeforeAll
  static void start() throws Exception {
    document = TestServer.json(server.get("/api/openapi.json"));
  }

  private static JsonObject at(String... names) {
    JsonObject object = document;
    for (String name : names) {
      assertTrue(object.has(name), () -> "expected %s in %s".formatted(name, object(names)));
      object = object.getAsJsonObject(name);
    }
    return object;
  }

  private static String object(String... names) {
    return String.join("/", names);
  }

  @Test
  void paths_areThoseThatTheServerKnows() throws IOException {
    Set<String> known = server.server.apiPaths();
    assertEquals(known, at("paths").keySet());
  }

  @Test
  void answers_areAsDescribed() throws Exception {
    check("/api/predict", "post", server.post("/api/predict", "audio/wav", Clips.wav(7)));
    check(
        "/api/predict", "post", server.post("/api/predict?views=true", "audio/wav", Clips.wav(7)));
    check(
        "/api/predict",
        "post",
        server.post(
            "/api/predict", "multipart/form-data; boundary=b", Clips.form("b", Clips.wav(1))));
    check("/api/predict", "post", server.post("/api/predict", "audio/wav", new byte[10]));
    check("/api/predict", "post", server.post("/api/predict", "text/plain", new byte[10]));
    check("/api/predict", "post", server.post("/api/predict?model=x", "audio/wav", new byte[10]));
    check(
        "/api/predict", "post", server.post("/api/predict", "audio/wav", Clips.silence(6, 8_000)));
    check("/api/predict", "post", server.get("/api/predict"));
    check("/api/models", "get", server.get("/api/models"));
    check("/health", "get", server.get("/health"));
    check("/metrics", "get", server.get("/metrics"));
    check("/api/live", "get", server.get("/api/live"));
    check("/api/openapi.json", "get", server.get("/api/openapi.json"));
    for (String path : List.of("/api/models", "/health", "/metrics", "/api/openapi.json")) {
      HttpRequest foreign =
          HttpRequest.newBuilder(server.uri(path)).header("Origin", "http://evil.example").build();
      check(path, "get", server.client.send(foreign, BodyHandlers.ofString()));
    }
  }

  @Test
  void limits_areThoseOfTheServer() {
    Limits limits = Limits.standard();
    String told =
        at("paths", "/api/predict", "post", "requestBody").get("description").getAsString();
    assertTrue(
        told.contains(
            "at most %s MiB and %s s".formatted(limits.bodyBytes() >> 20, limits.clipSeconds())),
        told);
  }

  /** What {@code object} refers to, or itself. */
  private static JsonObject resolved(JsonObject object) {
    return object.has("$ref")
        ? at(object.get("$ref").getAsString().replaceFirst("#/", "").split("/"))
        : object;
  }

  private static void check(String path, String method, HttpResponse<String> response) {
    JsonObject content =
        resolved(at("paths", path, method, "responses", Integer.toString(response.statusCode())))
            .getAsJsonObject("content");
    String type = response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    assertTrue(content.has(type), () -> "%s is not described for %s".formatted(type, path));
    if (type.equals("application/json")) {
      check(
          path, content.getAsJsonObject(type).getAsJsonObject("schema"), TestServer.json(response));
    }
  }

  private static void check(String where, JsonObject schema, JsonElement value) {
    if (schema.has("$ref")) {
      check(where, resolved(schema), value);
      return;
    }
    String message = "%s: %s".formatted(where, value);
    switch (schema.get("type").getAsString()) {
      case "object" -> checkObject(where, schema, value.getAsJsonObject());
      case "array" -> {
        for (JsonElement item : value.getAsJsonArray()) {
          check(where + " item", schema.getAsJsonObject("items"), item);
        }
      }
      case "string" -> assertTrue(primitive(value).isString(), message);
      case "boolean" -> assertTrue(primitive(value).isBoolean(), message);
      case "integer" -> assertEquals(Math.rint(value.getAsDouble()), value.getAsDouble(), message);
      default -> assertTrue(primitive(value).isNumber(), message);
    }
  }

  private static JsonPrimitive primitive(JsonElement value) {
    return value.getAsJsonPrimitive();
  }

  private static void checkObject(String where, JsonObject schema, JsonObject value) {
    if (schema.has("required")) {
      JsonArray required = schema.getAsJsonArray("required");
      required.forEach(name -> assertTrue(value.has(name.getAsString()), where + " " + name));
    }
    if (!schema.has("properties")) {
      return;
    }
    JsonObject properties = schema.getAsJsonObject("properties");
    for (Map.Entry<String, JsonElement> field : value.entrySet()) {
      String name = field.getKey();
      assertTrue(properties.has(name), () -> "%s: %s is not described".formatted(where, name));
      check(where + " " + name, properties.getAsJsonObject(name), field.getValue());
    }
  }
}
