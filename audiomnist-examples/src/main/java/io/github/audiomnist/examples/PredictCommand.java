package io.github.audiomnist.examples;

import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.models.Recognizer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Recogniser and audio files in, a line for each file out. */
@Command(
    name = "predict",
    description = {
      "Says what is said in audio files: path, label and probability, a line for each, and 'unknown'"
          + " behind it where the recogniser has heard none of its words.",
      "WAV, AIFF and AU files are read as they are; FLAC, Ogg Vorbis and MP3 if their providers are"
          + " on the class path."
    },
    footer = {
      "%nExamples:",
      "  audiomnist predict seven.wav",
      "  audiomnist predict --model digits --top 3 recordings",
      "  audiomnist predict --model digits --random 5 recordings",
      "  arecord -d 1 -r 16000 -f S16_LE | audiomnist predict --json -",
      "%nExit codes: 0 done, 1 failed, 2 wrong usage."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class PredictCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec command;

  @Mixin private ModelOption model;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description =
          "Audio files of any rate and length, and folders, of which all audio files are taken, also"
              + " those in folders below; - is standard input.")
  private List<String> files;

  @Option(
      names = "--random",
      paramLabel = "N",
      description = "Only N of the files, drawn at random.")
  private @Nullable Integer random;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of --random. Default: another every time, which is told.")
  private @Nullable Long seed;

  @Option(names = "--json", description = "Print a JSON object for each file instead.")
  private boolean json;

  @Option(
      names = "--top",
      paramLabel = "K",
      description =
          "Print the K most probable labels, each with its probability. Default: 1, and with --json"
              + " all.")
  private @Nullable Integer top;

  PredictCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    requirePositive("--random", random);
    requirePositive("--top", top);
    List<String> chosen = chosen();
    PredictionLine line = new PredictionLine(json, top);
    int exitCode = Main.DONE;
    try (Recognizer recognizer = model.open()) {
      for (String file : chosen) {
        try {
          Prediction prediction = recognizer.recognize(RecordingFile.read(file, terminal));
          terminal.out().println(line.of(file, prediction));
        } catch (IOException | IllegalArgumentException e) {
          // A bad file among many does not stop the others.
          terminal.fail(ErrorLine.of(e));
          exitCode = Main.FAILED;
        }
      }
    }
    return exitCode;
  }

  private void requirePositive(String option, @Nullable Integer number) {
    if (number != null && number < 1) {
      throw new ParameterException(
          command.commandLine(), "%s: expected at least 1, found %s".formatted(option, number));
    }
  }

  private List<String> chosen() throws IOException {
    List<String> all = AudioFileSearch.expand(files, RecordingFile.STANDARD_INPUT);
    if (random == null) {
      return all;
    }
    long used = seed == null ? System.nanoTime() % 1_000_000 : seed;
    terminal.note(
        "%s of %s files, --seed %s".formatted(Math.min(random, all.size()), all.size(), used));
    return AudioFileSearch.draw(all, random, used);
  }
}
