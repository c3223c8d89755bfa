package io.github.audiomnist.examples;

import io.github.audiomnist.files.OneLine;
import io.github.audiomnist.files.WholeFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options of a command in a YAML file: names without dashes, as in {@code learning-rate: 0.003}.
 * What stands on the command line goes before. Only plain data is read.
 */
final class ConfigFile {

  /** The option that names the file. */
  static final String OPTION = "--config";

  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_QUOTED = 200;
  private static final Set<String> NOT_SET_BY_FILE =
      Set.of(OPTION, "--help", "--version", "--debug");

  private ConfigFile() {}

  /**
   * {@code args} with the options of the file that they name added, if they name one.
   *
   * @throws IOException if the file cannot be read, is no YAML, or sets what the command has not;
   *     the message names the file
   */
  static List<String> expand(CommandSpec command, List<String> args) throws IOException {
    int at = indexOf(args, OPTION);
    boolean joined = at >= 0 && args.get(at).startsWith(OPTION + "=");
    if (at < 0 || (!joined && at + 1 == args.size())) {
      return args;
    }
    Path file = Path.of(joined ? args.get(at).substring(OPTION.length() + 1) : args.get(at + 1));
    List<String> expanded = new ArrayList<>(args);
    for (Map.Entry<?, ?> entry : read(file).entrySet()) {
      String option = "--" + entry.getKey();
      requireKnown(command, file, option);
      if (indexOf(args, option) < 0) {
        add(expanded, file, command.findOption(option), option, entry.getValue());
      }
    }
    return expanded;
  }

  private static int indexOf(List<String> args, String option) {
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).equals(option) || args.get(i).startsWith(option + "=")) {
        return i;
      }
    }
    return -1;
  }

  private static Map<?, ?> read(Path file) throws IOException {
    Object content;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw refused(file, "at most %d bytes".formatted(MAX_BYTES), Files.size(file) + "");
      }
      content = plainData(Files.readString(file));
    } catch (CharacterCodingException e) {
      throw refused(file, "UTF-8", "other bytes");
    } catch (YAMLException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // SnakeYAML lets some of Java's own pass, as for the number in "!!int none".
      throw refused(file, "YAML", String.valueOf(e.getMessage()));
    }
    if (content instanceof Map<?, ?> map) {
      return map;
    }
    throw refused(file, "a line 'option: value' for each option", String.valueOf(content));
  }

  /** Lists that are named and used again could make gigabytes of a few lines; none is needed. */
  private static Object plainData(String text) {
    LoaderOptions rules = new LoaderOptions();
    rules.setAllowDuplicateKeys(false);
    rules.setMaxAliasesForCollections(0);
    return new Yaml(new SafeConstructor(rules)).load(text);
  }

  private static IOException refused(Path file, String expected, String found) {
    return new IOException(
        "%s: expected %s, found %s; see audiomnist train --help"
            .formatted(file, expected, OneLine.of(ErrorLine.oneLine(found), MAX_QUOTED)));
  }

  private static void requireKnown(CommandSpec command, Path file, String option)
      throws IOException {
    if (command.findOption(option) == null || NOT_SET_BY_FILE.contains(option)) {
      String name = OneLine.of(option.substring(2), MAX_QUOTED);
      throw new IOException(
          "%s: expected names of options, found '%s'; did you mean '%s'?"
              .formatted(file, name, nearest(command, name)));
    }
  }

  private static String nearest(CommandSpec command, String name) {
    return names(command).stream()
        .min((a, b) -> Integer.compare(distance(a, name), distance(b, name)))
        .orElseThrow();
  }

  private static Set<String> names(CommandSpec command) {
    Set<String> names = new TreeSet<>();
    for (OptionSpec option : command.options()) {
      if (!NOT_SET_BY_FILE.contains(option.longestName())) {
        names.add(option.longestName().substring(2));
      }
    }
    return names;
  }

  /** Letters to insert, delete or replace (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private static void add(List<String> args, Path file, ArgSpec known, String option, Object value)
      throws IOException {
    boolean isFlag = known.arity().max() == 0;
    if (value instanceof Map || value instanceof List || value == null) {
      throw refused(file, "one value for " + option.substring(2), String.valueOf(value));
    }
    if (isFlag && !(value instanceof Boolean)) {
      throw refused(file, "true or false for " + option.substring(2), value.toString());
    }
    if (!isFlag) {
      args.add(option + "=" + value);
    } else if ((boolean) value) {
      args.add(option);
    }
  }

  /**
   * Writes all that {@code command} was told, or took by default, so that {@code --config} does it
   * again. Paths become absolute.
   *
   * @param resolved values that were chosen later, by the options' names without dashes; null for
   *     what is to be left out
   */
  static void write(Path file, CommandSpec command, Map<String, @Nullable Object> resolved)
      throws IOException {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (OptionSpec option : command.options()) {
      String name = option.longestName().substring(2);
      Object value = option.getValue();
      if (names(command).contains(name) && value != null) {
        values.put(name, plain(value));
      }
    }
    values.putAll(resolved);
    values.values().removeIf(Objects::isNull);
    DumperOptions style = new DumperOptions();
    style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    String text = new Yaml(new Representer(style), style).dump(values);
    WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Object plain(Object value) {
    if (value instanceof Path path) {
      return path.toAbsolutePath().normalize().toString();
    }
    if (value instanceof Enum<?> choice) {
      return Choices.written(choice);
    }
    boolean isPlain = value instanceof Number || value instanceof Boolean;
    return isPlain ? value : value.toString();
  }
}
