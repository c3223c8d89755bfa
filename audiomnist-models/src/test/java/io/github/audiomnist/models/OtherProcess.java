package io.github.audiomnist.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.audiomnist.internal.Torch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs a program of the tests in a Java machine of its own. */
final class OtherProcess {

  private OtherProcess() {}

  /** What it printed; its errors go to this process's. */
  static String run(List<String> options, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    Process process = start(options, program, arguments);
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed.strip();
  }

  /** The process, which runs. */
  static Process start(List<String> options, Class<?> program, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-D%s=%d".formatted(Torch.THREADS_PROPERTY, Torch.threads()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    Collections.addAll(command, arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
