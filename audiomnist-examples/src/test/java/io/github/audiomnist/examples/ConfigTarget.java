package io.github.audiomnist.examples;

import io.github.audiomnist.fuzz.Guard;
import io.github.audiomnist.fuzz.MemoryDisk;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The settings of {@code train} in YAML. */
public final class ConfigTarget {

  private static final Guard GUARD = new Guard(1 << 12, 4 << 20, List.of(IOException.class));

  private static final Path FILE = MemoryDisk.folder().resolve("train.yaml");

  private static final CommandSpec TRAIN =
      new CommandLine(
              new TrainCommand(
                  new Terminal(
                      InputStream.nullInputStream(),
                      new PrintStream(System.err, true, StandardCharsets.UTF_8),
                      new PrintStream(System.err, true, StandardCharsets.UTF_8),
                      false)))
          .getCommandSpec();

  private ConfigTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    Files.write(FILE, input);
    GUARD.check(input, () -> requireOptions(ConfigFile.expand(TRAIN, args())));
  }

  private static List<String> args() {
    return List.of(ConfigFile.OPTION, FILE.toString());
  }

  /** What is added are options, never anything that picocli takes for a file to read. */
  private static void requireOptions(List<String> args) {
    for (String added : args.subList(2, args.size())) {
      if (TRAIN.findOption(added.replaceFirst("(?s)=.*", "")) == null) {
        throw new AssertionError(added);
      }
    }
  }
}
