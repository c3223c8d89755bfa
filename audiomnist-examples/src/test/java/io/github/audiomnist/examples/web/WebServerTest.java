package io.github.audiomnist.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebServerTest {

  @RegisterExtension static final TestServer server = TestServer.ofClass(Limits.standard());

  private static JsonObject predict(String query, String type, byte[] body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = server.post("/api/predict" + query, type, body);
    assertEquals(200, response.statusCode(), response.body());
    return TestServer.json(response);
  }

  @Test
  void predict_wav_givesProbabilitiesOfAllLabels() throws Exception {
    JsonObject reply = predict("", "audio/wav", Clips.wav(7));
    assertEquals("digits", reply.get("model").getAsString());
    assertEquals("7", reply.get("label").getAsString());
    JsonObject probabilities = reply.getAsJsonObject("probabilities");
    assertEquals(10, probabilities.size());
    double sum =
        probabilities.asMap().values().stream().mapToDouble(JsonElement::getAsDouble).sum();
    // What is missing to 1 is that it was no digit.
    assertTrue(sum > 0.5 && sum < 1.0001, "sum " + sum);
    JsonObject best = reply.getAsJsonArray("top").get(0).getAsJsonObject();
    assertEquals(3, reply.getAsJsonArray("top").size());
    assertEquals(reply.get("label"), best.get("label"));
    assertEquals(probabilities.get(best.get("label").getAsString()), best.get("probability"));
    assertTrue(reply.get("milliseconds").getAsDouble() > 0);
    assertFalse(reply.has("waveform"));
  }

  @Test
  void predict_form_givesWhatTheBareFileGives_andItsName() throws Exception {
    JsonObject bare = predict("?model=other", "audio/wav", Clips.wav(3));
    JsonObject form =
        predict(
            "?model=other", "multipart/form-data; boundary=xyz", Clips.form("xyz", Clips.wav(3)));
    assertEquals(bare.get("probabilities"), form.get("probabilities"));
    assertEquals("other", form.get("model").getAsString());
    assertEquals("../7.wav", form.get("file").getAsString());
  }

  @Test
  void predict_views_haveTheSizesThatTheyTell() throws Exception {
    JsonObject reply = predict("?views=true", "audio/wav", Clips.silence(0.5, 44_100));
    JsonObject mel = reply.getAsJsonObject("melSpectrogram");
    int cells = mel.get("nMels").getAsInt() * mel.get("numFrames").getAsInt();
    assertEquals(cells, Base64.getDecoder().decode(mel.get("values").getAsString()).length);
    assertEquals(0.5, mel.get("numFrames").getAsInt() * mel.get("hopSeconds").getAsDouble(), 0.02);
    assertEquals(800, reply.getAsJsonObject("waveform").getAsJsonArray("lowest").size());
  }

  @Test
  void models_tellsAll_theDefaultFirst() throws Exception {
    JsonObject reply = TestServer.json(server.get("/api/models"));
    JsonObject first = reply.getAsJsonArray("models").get(0).getAsJsonObject();
    assertEquals(2, reply.getAsJsonArray("models").size());
    assertEquals("digits", first.get("name").getAsString());
    assertEquals(10, first.getAsJsonArray("labels").size());
    assertEquals(8_000, first.get("sampleRate").getAsInt());
  }

  @Test
  void metrics_countsRequestsByPathAndStatus_unknownPathsAsOne() throws Exception {
    HttpResponse<String> unused = server.get("/metrics-of-nothing/" + System.nanoTime());
    JsonObject answered = predict("", "audio/wav", Clips.wav(1));
    assertTrue(answered.has("label"));
    HttpResponse<String> metrics = server.get("/metrics");
    assertEquals(
        "text/plain; version=0.0.4; charset=utf-8",
        metrics.headers().firstValue("Content-Type").orElse(""));
    for (String line : metrics.body().lines().filter(line -> !line.startsWith("#")).toList()) {
      assertTrue(line.matches("[a-z_]+(\\{[^{}]+\\})? [-+0-9.Ee]+"), line);
    }
    assertTrue(
        metrics.body().contains("audiomnist_requests_total{path=\"/api/predict\",code=\"200\"}"));
    assertTrue(metrics.body().contains("audiomnist_requests_total{path=\"other\",code=\"404\"}"));
    assertFalse(metrics.body().contains("metrics-of-nothing"));
  }

  @Test
  void health_isOk() throws Exception {
    assertEquals("ok", TestServer.json(server.get("/health")).get("status").getAsString());
  }

  @Test
  void page_namesOnlyFilesThatAreThere_andHasNoInlineScriptOrStyle() throws Exception {
    String page = server.get("/").body();
    List<String> files =
        Pattern.compile("(?:src|href)=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(result -> result.group(1))
            .toList();
    assertTrue(files.size() > 4, page);
    for (String file : files) {
      assertEquals(200, server.get("/" + file).statusCode(), file);
    }
    assertFalse(page.matches("(?s).*<script(?![^>]* src=).*"), "inline script");
    assertFalse(page.matches("(?s).*(<style| style=| on[a-z]+=\"|https?://).*"), "inline style");
  }

  @Test
  void scripts_importOnlyScriptsThatAreThere() throws Exception {
    String app = server.get("/app.js").body();
    for (MatchResult imported :
        Pattern.compile("from \"\\./(.+?)\"").matcher(app).results().toList()) {
      HttpResponse<String> script = server.get("/" + imported.group(1));
      assertEquals(200, script.statusCode(), imported.group(1));
      assertTrue(
          script.headers().firstValue("Content-Type").orElse("").startsWith("text/javascript"));
    }
  }

  @Test
  void everyAnswer_hasSecurityHeaders() throws Exception {
    for (String path : List.of("/", "/api/models", "/nothing", "/metrics")) {
      HttpResponse<String> response = server.get(path);
      String policy = response.headers().firstValue("Content-Security-Policy").orElse("");
      assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), path);
      assertFalse(policy.contains("unsafe"), policy);
      assertEquals("nosniff", response.headers().firstValue("X-Content-Type-Options").orElse(""));
      assertTrue(response.headers().firstValue("Server").isEmpty());
    }
    String malformed = server.raw("NONSENSE\r\n\r\n");
    assertTrue(malformed.startsWith("HTTP/1.1 400 "), malformed);
    assertTrue(malformed.contains("Content-Security-Policy: default-src 'none'"), malformed);
    assertTrue(malformed.contains("{\"error\":{\"message\":"), malformed);
  }

  @Test
  void head_hasNoBody() throws Exception {
    HttpResponse<String> response =
        server.client.send(
            HttpRequest.newBuilder(server.uri("/"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    assertEquals(200, response.statusCode());
    assertEquals("", response.body());
  }
}
