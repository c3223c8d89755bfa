package io.github.audiomnist.examples.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Heads that no browser sends: refused with what every answer has, and nothing of the inside. */
class MalformedRequestsTest {

  private static final String GET = "GET /health HTTP/1.1\r\n";
  private static final String HOST = "Host: localhost\r\nConnection: close\r\n";
  private static final String CLOSE = "Connection: close\r\n";
  private static final String END = "\r\n";

  @RegisterExtension static final TestServer server = TestServer.ofClass(TestServer.SMALL);

  static Stream<Arguments> heads() {
    return Stream.of(
        head("no host", GET + END, 400),
        head("two hosts", GET + HOST + "Host: evil.example\r\n" + END, 400),
        head("blank host", GET + "Host: \r\n" + END, 400),
        head("host with a path", GET + "Host: localhost/evil\r\n" + END, 400),
        head("foreign host in the line", "GET http://evil.example/ HTTP/1.1\r\n" + HOST + END, 400),
        head("foreign host in both", absolute("evil.example"), 403),
        head("subdomain of localhost", GET + CLOSE + "Host: localhost.evil.example\r\n" + END, 403),
        head("space before a colon", GET + HOST + "X : y\r\n" + END, 400),
        head("name of nothing", GET + HOST + ": y\r\n" + END, 400),
        head("folded line", GET + HOST + "X: y\r\n z\r\n" + END, 400),
        head("zero in a name", GET + HOST + "X\0: y\r\n" + END, 400),
        head("zero in a value", GET + HOST + "X: y\0\r\n" + END, 400),
        head("bare return", GET + HOST + "X: y\rZ: z\r\n" + END, 400),
        head("letters beyond ASCII in a name", GET + HOST + "\u00dc: y\r\n" + END, 400),
        head("no version", "GET /health\r\n" + HOST + END, 505),
        head("version of the future", "GET / HTTP/3.0\r\n" + HOST + END, 505),
        head("version of nothing", "GET / HTPP/1.1\r\n" + HOST + END, 505),
        head("preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 426),
        head("handshake of TLS", "\026\003\001\002\000\001\000\001\374\003\003", 400),
        head("unknown method", "BREW / HTTP/1.1\r\n" + HOST + END, 405),
        head("method of many letters", "X".repeat(2_000) + " / HTTP/1.1\r\n" + HOST + END, 405),
        head(
            "proxy",
            "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n" + CLOSE + END,
            403),
        head("options of all", "OPTIONS * HTTP/1.1\r\n" + HOST + END, 404),
        head("many lines", GET + HOST + "A: b\r\n".repeat(2_000) + END, 431),
        head("long path", "GET /" + "x".repeat(8_300) + " HTTP/1.1\r\n" + HOST + END, 414),
        head("negative length", GET + HOST + "Content-Length: -1\r\n" + END, 400),
        head("length of letters", GET + HOST + "Content-Length: ten\r\n" + END, 400),
        head(
            "length beyond numbers",
            GET + HOST + "Content-Length: 99999999999999999999\r\n\r\n",
            400),
        head("unknown encoding", GET + HOST + "Transfer-Encoding: gzip\r\n" + END, 400),
        head("chunked not last", GET + HOST + "Transfer-Encoding: chunked, gzip\r\n" + END, 400),
        head("unknown expectation", GET + HOST + "Expect: the-unexpected\r\n" + END, 417),
        head("query that is no UTF-8", predict("model=%ff%fe"), 400),
        head("query with a zero", predict("model=digits%00"), 404));
  }

  private static Arguments head(String name, String head, int status) {
    return Arguments.of(name, head, status);
  }

  private static String absolute(String host) {
    return "GET http://%s/ HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host, host);
  }

  private static String predict(String query) {
    return "POST /api/predict?%s HTTP/1.1\r\n%sContent-Length: 0\r\n\r\n".formatted(query, HOST);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("heads")
  void head_isRefused(String name, String head, int status) throws Exception {
    String answer = server.raw(head);
    assertTrue(answer.startsWith("HTTP/1.1 %s ".formatted(status)), name + ": " + answer);
    assertTellsNothingOfTheInside(answer);
  }

  /** Such as a 500 would tell if it were made by somebody else. */
  private static void assertTellsNothingOfTheInside(String answer) {
    String small = answer.toLowerCase(Locale.ROOT);
    assertTrue(small.contains("content-security-policy: default-src 'none'; script-src"), answer);
    assertTrue(small.contains("x-content-type-options: nosniff"), answer);
    assertTrue(small.contains("content-type: application/json"), answer);
    assertTrue(small.contains("{\"error\":{\"message\":"), answer);
    assertFalse(small.contains("\nserver:"), answer);
    assertFalse(small.contains("jetty") || small.contains("exception"), answer);
    assertFalse(small.contains("\tat ") || small.contains(".java"), answer);
  }

  @Test
  void emptyLinesWithoutEnd_areClosed() throws Exception {
    String answer = server.raw("\r\n".repeat(100_000));
    assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"), answer);
  }

  @Test
  void pipelinedRequests_areAnsweredInTurn() throws Exception {
    String answer = server.raw((GET + "Host: localhost\r\n\r\n").repeat(20) + GET + HOST + END);
    assertTrue(answer.split("HTTP/1.1 200 ", -1).length == 22, answer);
  }

  @Test
  void requestBehindASmuggledOne_isNeverServed() throws Exception {
    String inner = "GET /metrics HTTP/1.1\r\n" + HOST + END;
    String answer =
        server.raw(
            "POST /api/predict HTTP/1.1\r\n"
                + HOST
                + "Content-Type: audio/wav\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "0\r\n\r\n"
                + inner);
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertFalse(answer.contains("audiomnist_uptime"), answer);
  }
}
