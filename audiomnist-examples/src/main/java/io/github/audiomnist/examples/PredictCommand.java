package io.github.audiomnist.examples;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Recogniser and WAV files in, a line for each file out. */
@Command(
    name = "predict",
    description =
        "Says what is said in WAV files: path, label and probability, a line for each, and"
            + " 'unknown' behind it where the recogniser has heard none of its words.")
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class PredictCommand implements Callable<Integer> {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
  private static final String STANDARD_INPUT = "-";

  /** A line of {@code --json}. */
  private record Line(
      String file,
      String label,
      float probability,
      boolean unknown,
      Map<String, Float> probabilities) {}

  private final Terminal terminal;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Folder of the recogniser. Default: the library's own, of English digits.")
  private @Nullable Path model;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "WAV files of any rate and length; - is standard input.")
  private List<String> files;

  @Option(names = "--json", description = "Print a JSON object for each file instead.")
  private boolean json;

  PredictCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    int exitCode = Main.DONE;
    try (Recognizer recognizer = recognizer()) {
      for (String file : files) {
        try {
          Prediction prediction = recognizer.recognize(read(file));
          terminal.out().println(json ? json(file, prediction) : line(file, prediction));
        } catch (IOException | IllegalArgumentException e) {
          // A bad file among many does not stop the others.
          terminal.fail(ErrorLine.of(e));
          exitCode = Main.FAILED;
        }
      }
    }
    return exitCode;
  }

  private Recognizer recognizer() throws IOException {
    return model == null ? Recognizer.pretrained() : Recognizer.load(model);
  }

  private Waveform read(String file) throws IOException {
    return file.equals(STANDARD_INPUT)
        ? WavFile.read(terminal.in(), "standard input")
        : WavFile.read(Path.of(file));
  }

  private static String line(String file, Prediction prediction) {
    return String.format(
        Locale.ROOT,
        prediction.isUnknown() ? "%s\t%s\t%.4f\tunknown" : "%s\t%s\t%.4f",
        ErrorLine.oneLine(file),
        prediction.label(),
        prediction.probability());
  }

  private static String json(String file, Prediction prediction) {
    Map<String, Float> probabilities = new LinkedHashMap<>();
    prediction
        .labels()
        .names()
        .forEach(label -> probabilities.put(label, prediction.probability(label)));
    return GSON.toJson(
        new Line(
            file,
            prediction.label(),
            prediction.probability(),
            prediction.isUnknown(),
            probabilities));
  }
}
