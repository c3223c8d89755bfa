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
    return printedBy(start(options, program, arguments));
  }

  /** As {@link #run}, where files cannot grow beyond one or two mebibytes, as the shell counts. */
  static String runWithSmallFiles(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/bin/sh", "-c", "ulimit -f 2048 && exec \"$@\"", "sh"));
    command.addAll(command(List.of("-Xmx256m"), program, arguments));
    return printedBy(start(command));
  }

  private static String printedBy(Process process) throws IOException, InterruptedException {
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed.strip();
  }

  /** The process, which runs. */
  static Process start(List<String> options, Class<?> program, String... arguments)
      throws IOException {
    return start(command(options, program, arguments));
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static List<String> command(List<String> options, Class<?> program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-D%s=%s".formatted(Torch.THREADS_PROPERTY, Torch.threads()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    Collections.addAll(command, arguments);
    return command;
  }
}
