package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainConfigTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  private Path config;

  @BeforeEach
  void name() {
    config = folder.resolve("train.yaml");
  }

  private Cli train(String yaml, Object... more) throws IOException {
    Files.writeString(config, yaml);
    Object[] args = new Object[more.length + 3];
    args[0] = "train";
    args[1] = "--config";
    args[2] = config;
    System.arraycopy(more, 0, args, 3, more.length);
    return Cli.run(args);
  }

  @Test
  void config_saved_trainsTheSameAgain() throws IOException {
    Path data = Fixtures.data(folder.resolve("set"));
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    String yaml =
        """
        data: %s
        split: speaker   # no speaker is in two parts
        model: cnn
        epochs: 9
        seed: 3
        all-train: true
        learning-rate: 0.002
        out: %s
        """
            .formatted(data, first);
    Cli run = train(yaml, "--epochs", 1).assertDone();
    assertTrue(run.err().contains("options of " + config), run.err());
    Path saved = first.resolve("training.yaml");
    String text = Files.readString(saved);
    assertTrue(text.contains("epochs: 1\n"), text);
    assertTrue(text.contains("all-train: true\n"), text);
    assertTrue(text.contains("learning-rate: 0.002\n"), text);
    assertTrue(text.contains("batch-size: "), text);
    Cli.run("train", "--config=" + saved, "--out=" + second).assertDone();
    assertEquals(
        Fixtures.weights(first).getFileName(),
        Fixtures.weights(second).getFileName(),
        "the name holds the hash");
    assertEquals(
        options(text.replace(first.toString(), second.toString())),
        options(Files.readString(second.resolve("training.yaml"))));
  }

  private static Set<String> options(String yaml) {
    return yaml.lines().collect(Collectors.toSet());
  }

  @Test
  void config_unknownName_isRefusedWithTheNearest() throws IOException {
    train("model: cnn\nlearning_rate: 1\n")
        .assertFails(Main.FAILED, config.toString(), "'learning_rate'", "'learning-rate'");
    train("epoch: 3\n").assertFails(Main.FAILED, "'epoch'", "'epochs'");
    train("config: other.yaml\n").assertFails(Main.FAILED, "'config'");
  }

  @Test
  void config_badValue_isRefused() throws IOException {
    train("epochs: [1, 2]\n").assertFails(Main.FAILED, "one value for epochs", "[1, 2]");
    train("all-train: maybe\n").assertFails(Main.FAILED, "true or false for all-train", "maybe");
    train("epochs: many\n").assertFails(Main.MISUSED, "epochs", "many");
    train("seed: 1\nseed: 2\n").assertFails(Main.FAILED, "duplicate key seed");
  }

  @Test
  void config_noYaml_isRefusedInOneLine() throws IOException {
    train("epochs: 3: 4\n").assertFails(Main.FAILED, config.toString(), "expected YAML");
    train("only a text\n").assertFails(Main.FAILED, "'option: value'", "only a text");
    train("model: !!java.io.File [x]\n").assertFails(Main.FAILED, "expected YAML", "java.io.File");
    train("").assertFails(Main.FAILED, "'option: value'");
    Files.write(config, "model: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    Cli.run("train", "--config", config).assertFails(Main.FAILED, "expected UTF-8");
    Cli.run("train", "--config", folder.resolve("none.yaml"))
        .assertFails(Main.FAILED, "none.yaml", "found nothing");
  }

  /** Twenty lines that would be told as a gigabyte, and a list that holds itself. */
  @Test
  void config_namedLists_areRefused() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 20; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    train(bomb.toString()).assertFails(Main.FAILED, "expected YAML", "aliases");
    train("&a [[*a]]\n").assertFails(Main.FAILED, "expected YAML", "aliases");
    train("epochs: &a [[*a]]\n").assertFails(Main.FAILED, "expected YAML", "aliases");
  }

  @Test
  void config_typesThatDoNotFit_areRefused() throws IOException {
    train("seed: !!int none\n").assertFails(Main.FAILED, config.toString(), "expected YAML");
    train("seed: !!float none\n").assertFails(Main.FAILED, "expected YAML");
    train("seed: !!int ''\n").assertFails(Main.FAILED, "expected YAML");
    train("seed: !!binary '%'\n").assertFails(Main.FAILED, config.toString());
  }

  @Test
  void config_longNamesAndTexts_areCut() throws IOException {
    Cli named = train("x".repeat(1_000) + ": 1\n");
    named.assertFails(Main.FAILED, "found 'xxx", "…'");
    assertTrue(named.err().length() < 600, "length " + named.err().length());
    Cli text = train("'" + "y".repeat(500_000) + "'\n");
    text.assertFails(Main.FAILED, "found yyy");
    assertTrue(text.err().length() < 1_000, "length " + text.err().length());
  }

  @Test
  void config_withoutItsFile_isMisuse() {
    Cli.run("train", "--config").assertFails(Main.MISUSED, "--config");
  }
}
