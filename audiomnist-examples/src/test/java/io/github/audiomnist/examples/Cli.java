package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a command printed, and its exit code. */
record Cli(int exitCode, String out, String err) {

  /** Runs a command in this process. */
  static Cli run(Object... args) {
    return runWithInput(new byte[0], args);
  }

  /** Runs a command with {@code input} as standard input. */
  static Cli runWithInput(byte[] input, Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    int exitCode =
        Main.run(terminal, Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    return new Cli(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Trains a small network on a split by speaker, for two epochs unless {@code more} says so. */
  static Cli train(Path data, Path out, Object... more) {
    List<Object> args = new ArrayList<>(List.of("train", "--data", data, "--out", out));
    args.addAll(List.of("--split", "speaker", "--model", "cnn"));
    args.addAll(List.of(more));
    if (!args.contains("--epochs")) {
      args.addAll(List.of("--epochs", 2));
    }
    return run(args.toArray());
  }

  List<String> outLines() {
    return out.lines().toList();
  }

  List<String> errLines() {
    return err.lines().toList();
  }

  Cli assertDone() {
    assertEquals(Main.DONE, exitCode, err);
    return this;
  }

  /** A failure is one line, with these words, and nothing else is printed. */
  void assertFails(int expectedCode, String... words) {
    assertEquals(expectedCode, exitCode, err);
    assertEquals("", out);
    assertEquals(1, err.lines().count(), err);
    assertTrue(err.startsWith("audiomnist: "), err);
    for (String word : words) {
      assertTrue(err.contains(word), () -> "expected '%s' in: %s".formatted(word, err));
    }
  }
}
