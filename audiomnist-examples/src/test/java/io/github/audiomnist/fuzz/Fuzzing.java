package io.github.audiomnist.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs Jazzer on one target after the other, each in a Java machine of its own, and ends with 1 if
 * one has found something. Told by system properties: {@code fuzz.targets}, names with commas or
 * {@code all}; {@code fuzz.seconds} and {@code fuzz.runs} for each, -1 for no bound; {@code
 * fuzz.corpus}, a folder that keeps what was reached and {@code runs.txt}, which adds up.
 */
final class Fuzzing {

  /** Where inputs stand with which fuzzing begins, and which the tests read. */
  static final Path SEEDS = Path.of("src/test/resources/fuzz");

  private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
  private static final String INSTRUMENTED =
      String.join(
          ":",
          "io.github.audiomnist.**",
          "com.google.gson.**",
          "org.yaml.snakeyaml.**",
          "org.apache.commons.compress.archivers.**",
          "org.eclipse.jetty.http.**",
          "jdk.nio.zipfs.**");
  private static final int SECONDS_AN_INPUT = 10;
  private static final int FIRST_JAVA_THAT_ASKS_FOR_AGENTS = 21;
  private static final Pattern RUNS = Pattern.compile("stat::number_of_executed_units: *(\\d+)");

  private final Path corpus;
  private long runs;

  private Fuzzing(Path corpus) {
    this.corpus = corpus;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    String chosen = System.getProperty("fuzz.targets", "all");
    Path corpus = Path.of(System.getProperty("fuzz.corpus", "target/fuzz"));
    boolean found = false;
    for (Target target : Target.values()) {
      if (chosen.equals("all") || List.of(chosen.split(",")).contains(target.dashed())) {
        found |= new Fuzzing(corpus).run(target);
      }
    }
    if (found) {
      System.exit(1);
    }
  }

  /** Whether something was found. */
  private boolean run(Target target) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Path findings = Files.createDirectories(corpus.resolve("findings").resolve(target.dashed()));
    Files.createDirectories(corpus.resolve(target.dashed()));
    Process process =
        new ProcessBuilder(command(target, findings)).redirectErrorStream(true).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(this::tell);
    }
    boolean found = process.waitFor() != 0;
    String line =
        "%s: %d runs in %d s, %s%n"
            .formatted(
                target.dashed(),
                runs,
                Math.round((System.nanoTime() - start) / 1e9),
                found ? "something found, see " + findings : "nothing found");
    System.out.print(line);
    Files.writeString(
        corpus.resolve("runs.txt"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return found;
  }

  private void tell(String line) {
    System.out.println(line);
    Matcher matcher = RUNS.matcher(line);
    if (matcher.find()) {
      runs = Long.parseLong(matcher.group(1));
    }
  }

  private List<String> command(Target target, Path findings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1500m", "-Daudiomnist.threads=1"));
    if (Runtime.version().feature() >= FIRST_JAVA_THAT_ASKS_FOR_AGENTS) {
      command.addAll(
          List.of("-XX:+EnableDynamicAgentLoading", "--enable-native-access=ALL-UNNAMED"));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), JAZZER));
    command.add("--target_class=" + target.type.getName());
    command.add("--instrumentation_includes=" + INSTRUMENTED);
    if (target == Target.ZIPPED_DATASET) {
      // It takes names in archives for names of files, and fails on those that cannot be some.
      command.add("--disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal");
    }
    command.add("--reproducer_path=" + findings);
    command.add("-artifact_prefix=" + findings + "/");
    command.add("-timeout=" + SECONDS_AN_INPUT);
    command.add("-max_total_time=" + System.getProperty("fuzz.seconds", "60"));
    command.add("-runs=" + System.getProperty("fuzz.runs", "-1"));
    command.add("-print_final_stats=1");
    command.add(corpus.resolve(target.dashed()).toString());
    command.add(SEEDS.resolve(target.dashed()).toString());
    return command;
  }
}
