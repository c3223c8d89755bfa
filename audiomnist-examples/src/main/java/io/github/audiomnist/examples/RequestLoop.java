package io.github.audiomnist.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * Reads a line, does what it says, answers in a line: {@code ok} and values, or {@code error} and a
 * message. Fields are parted by tabs; a request begins with its name and the name of a task.
 */
final class RequestLoop {

  /** Does what a request says. */
  @FunctionalInterface
  interface Requests {

    /**
     * Answers one.
     *
     * @param request its name
     * @param id name of the task
     * @param fields the rest of the line
     * @return values, parted by tabs
     */
    String answer(String request, String id, Iterator<String> fields) throws IOException;
  }

  private final Terminal terminal;

  RequestLoop(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Answers until the input ends. */
  void run(Requests requests) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(terminal.in(), Charset.defaultCharset()));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      terminal.out().println(answer(requests, line));
      terminal.out().flush();
    }
  }

  private static String answer(Requests requests, String line) {
    try {
      Iterator<String> fields = List.of(line.split("\t", -1)).iterator();
      return "ok\t" + requests.answer(fields.next(), fields.next(), fields);
    } catch (IOException | RuntimeException e) {
      return "error\t" + ErrorLine.of(e);
    }
  }

  static int number(Iterator<String> fields) {
    return Integer.parseInt(fields.next());
  }

  static String inTenths(double... values) {
    return String.join(
        "\t",
        Arrays.stream(values)
            .mapToObj(value -> String.format(Locale.ROOT, "%.1f", value))
            .toList());
  }
}
