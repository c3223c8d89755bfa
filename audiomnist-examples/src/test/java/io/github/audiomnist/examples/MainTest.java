package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @Test
  void run_noCommand_isMisuse() {
    Cli.run().assertFails(Main.MISUSED, "Missing required subcommand", "audiomnist --help");
  }

  @Test
  void run_help_namesEveryCommand() {
    Cli help = Cli.run("--help").assertDone();
    for (String command :
        List.of("quickstart", "train", "evaluate", "predict", "doctor", "bench")) {
      assertTrue(help.out().contains(command), help.out());
    }
    assertEquals("", help.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"quickstart", "train", "evaluate", "predict", "doctor", "bench"})
  void help_ofCommand_listsItsOptions(String command) {
    Cli help = Cli.run(command, "--help").assertDone();
    assertTrue(help.out().startsWith("Usage: audiomnist " + command), help.out());
    assertTrue(help.out().contains("Exit codes: 0 done, 1 failed, 2 wrong usage."), help.out());
  }

  @Test
  void help_ofTrain_listsValuesAsTheyAreWritten() {
    String help = Cli.run("train", "--help").assertDone().out();
    assertTrue(help.contains("auto, audiomnist, fsdd, speech-commands, folders"), help);
    assertTrue(help.contains("mlp, cnn, rnn, gru, lstm, transformer"), help);
  }

  @Test
  void version_namesTheProgram() {
    Cli version = Cli.run("--version").assertDone();
    assertTrue(version.out().matches("audiomnist \\S+\\R"), version.out());
  }

  @Test
  void run_unknownCommand_isMisuse() {
    Cli.run("trian").assertFails(Main.MISUSED, "'trian'");
  }

  @Test
  void train_unknownOption_namesItAndASimilarOne(@TempDir Path folder) {
    Cli.train(folder, folder.resolve("out"), "--epoch", 3)
        .assertFails(Main.MISUSED, "'--epoch'", "--epochs", "audiomnist train --help");
  }

  @Test
  void train_missingOptions_namesThemAll() {
    Cli.run("train").assertFails(Main.MISUSED, "'--data=DIR|ZIP'", "'--split=RULE'", "'--out=DIR'");
  }

  @ParameterizedTest
  @CsvSource({
    "--epochs 0, expected epochs of at least 1 | found 0",
    "--epochs many, '--epochs' | 'many'",
    "--batch-size 0, expected batchSize of at least 1 | found 0",
    "--learning-rate -1, expected learningRate above 0 | found -1.0",
    "--patience 0, expected patience of at least 1 | found 0",
    "--rate 0, --rate | found 0",
    "--layout mnist, --layout | found 'mnist' | auto | speech-commands",
    "--device tpu, --device | tpu",
    "--bidirectional, --model rnn | --model cnn",
    "'--channels 8,0', expected channels of at least 1 | found 0",
    "--all-train --patience 3, --patience | --all-train",
    "--fold 1, --fold | --split official",
  })
  void train_valueOutOfRange_isMisuse(String option, String words, @TempDir Path folder) {
    Path out = folder.resolve("out");
    Cli.train(folder, out, (Object[]) option.split(" ", -1))
        .assertFails(Main.MISUSED, words.split(" \\| ", -1));
    assertFalse(Files.exists(out));
  }

  @ParameterizedTest
  @CsvSource({
    "alexnet --rate 16000, --rate | 8000 Hz | 16000 Hz",
    "alex-net --seconds 2, --seconds | 8000 | 16000",
    "audio-net --seconds 0.001, AudioNet: expected more than 64 samples",
    "lstm --channels 8, --channels | --model cnn | --model lstm",
    "lstm --bidirectional --channels 8, --channels | --model cnn | --model lstm",
    "cnn --bidirectional --channels 8, --bidirectional | --model rnn | --model cnn",
    "audionett, 'audionett' | audio-net | alex-net",
  })
  void train_optionsThatTheNetworkDoesNotTake_areMisuse(
      String model, String words, @TempDir Path folder) {
    List<Object> args = new ArrayList<>(List.of("train", "--data", folder, "--split", "speaker"));
    args.addAll(List.of("--out", folder.resolve("out"), "--model"));
    args.addAll(List.of((Object[]) model.split(" ", -1)));
    Cli.run(args.toArray()).assertFails(Main.MISUSED, words.split(" \\| ", -1));
  }

  @Test
  void evaluate_foldOfNoOfficialSplit_isMisuse(@TempDir Path folder) {
    Cli.run("evaluate", "--model", folder, "--data", folder, "--fold", 5)
        .assertFails(Main.MISUSED, "--fold", "0 to 4", "found 5");
  }

  @Test
  void predict_noFile_isMisuse(@TempDir Path folder) {
    Cli.run("predict", "--model", folder).assertFails(Main.MISUSED, "FILE");
  }

  @Test
  void train_debug_printsTheStackTraceToo(@TempDir Path folder) {
    Cli run = Cli.train(folder.resolve("nothing"), folder.resolve("out"), "--debug");
    assertEquals(Main.FAILED, run.exitCode());
    assertTrue(run.err().startsWith("audiomnist: "), run.err());
    assertTrue(run.err().contains("\tat io.github.audiomnist"), run.err());
  }
}
