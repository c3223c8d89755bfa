package io.github.audiomnist.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms with a recording in them, or with what no browser puts there. */
class FormsTest {

  private static final String FORM = "multipart/form-data; boundary=xyz";
  private static final String FILE = "Content-Disposition: form-data; name=\"file\"; filename=";

  @RegisterExtension static final TestServer server = TestServer.ofClass(TestServer.SMALL);

  private static JsonObject refused(String type, byte[] body) throws Exception {
    JsonObject error = TestServer.assertRefused(400, server.post("/api/predict", type, body));
    assertEquals("form", error.get("stage").getAsString());
    return error;
  }

  private static JsonObject refused(String type, String body) throws Exception {
    return refused(type, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A form of one part with this head, whose body is a recording. */
  private static byte[] part(String head) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(("--xyz\r\n" + head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    form.writeBytes(Clips.wav(7));
    form.writeBytes("\r\n--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
    return form.toByteArray();
  }

  @Test
  void exactlyOneFile_isNeeded() throws Exception {
    assertEquals("none", refused(FORM, Clips.form("xyz")).get("found").getAsString());
    byte[] two = Clips.form("xyz", Clips.wav(1), Clips.wav(2));
    assertEquals("more", refused(FORM, two).get("found").getAsString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data|--xyz",
        "multipart/form-data; boundary=|--xyz--",
        "multipart/form-data; boundary=\"|--xyz--",
        "multipart/form-data; boundary=xyz|",
        "multipart/form-data; boundary=xyz|no form at all",
        "multipart/form-data; boundary=xyz|--xyz\r\nContent-Disposition: form-data",
        "multipart/form-data; boundary=xyz|--xyz\r\nNo header\r\n\r\nbody\r\n--xyz--",
        "multipart/form-data; boundary=xyz|--xyz\r\n\r\nwithout an end",
        "multipart/form-data; boundary=xyz|--abc\r\n\r\nof another boundary\r\n--abc--",
      })
  void brokenForm_isRefused(String typeAndBody) throws Exception {
    int bar = typeAndBody.indexOf('|');
    refused(typeAndBody.substring(0, bar), typeAndBody.substring(bar + 1));
  }

  @Test
  void thousandsOfParts_areRefused() throws Exception {
    refused(FORM, Clips.form("xyz", new byte[100][10]));
    refused(FORM, "--xyz\r\n\r\n\r\n".repeat(15_000) + "--xyz--");
    refused(FORM, "--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n".repeat(3_000));
  }

  @Test
  void longHeads_areRefused() throws Exception {
    refused(FORM, "--xyz\r\nX: " + "x".repeat(10_000) + "\r\n\r\nbody\r\n--xyz--");
    refused(FORM, "--xyz\r\n" + "X: y\r\n".repeat(10_000) + "\r\nbody\r\n--xyz--");
    refused(FORM, part(FILE + '"' + "n".repeat(100_000) + '"'));
  }

  @Test
  void boundaryOfThousandCharacters_isRefused() throws Exception {
    String boundary = "x".repeat(1_000);
    refused("multipart/form-data; boundary=" + boundary, Clips.form(boundary, Clips.wav(1)));
  }

  @Test
  void formWithinAForm_isNotOpened() throws Exception {
    byte[] inner = Clips.form("inner", Clips.wav(7));
    ByteArrayOutputStream outer = new ByteArrayOutputStream();
    String head =
        String.join(
            "\r\n",
            "--xyz",
            "Content-Disposition: form-data; name=files",
            "Content-Type: multipart/mixed; boundary=inner",
            "",
            "");
    outer.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    outer.writeBytes(inner);
    outer.writeBytes("\r\n--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
    assertEquals("none", refused(FORM, outer.toByteArray()).get("found").getAsString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"../../etc/passwd\"",
        "\"C:\\\\windows\\\\win.ini\"",
        "\"<script>alert(1)</script>\"",
        "\"\u202egnp.wav\"",
        "\"nul\0.wav\"",
        "\"\"",
      })
  void nameOfTheFile_isOnlyRepeated(String name) throws Exception {
    HttpResponse<String> response = server.post("/api/predict", FORM, part(FILE + name));
    assertTrue(response.statusCode() == 200 || response.statusCode() == 400, response.body());
    assertEquals("application/json", response.headers().firstValue("Content-Type").orElse(""));
    if (response.statusCode() == 200) {
      assertEquals("7", TestServer.json(response).get("label").getAsString());
    }
  }

  @Test
  void nameOfThousandsOfLetters_isRepeatedShort_whereItIsBlamed() throws Exception {
    String form =
        "--xyz\r\n" + FILE + '"' + "n".repeat(3_000) + "\"\r\n\r\nno recording\r\n--xyz--\r\n";
    HttpResponse<String> response =
        server.post("/api/predict", FORM, form.getBytes(StandardCharsets.UTF_8));
    TestServer.assertRefused(400, response);
    assertTrue(response.body().length() < 1_000, response.body());
  }
}
