package io.github.audiomnist.examples;

import io.github.audiomnist.data.ClipFolder;
import io.github.audiomnist.models.Recognizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Judges a recogniser of digits by clips that it has not learned from: those that {@code
 * digit-strangers.sh} collects, or voices that {@code make_voices.py} made afterwards.
 */
@Command(name = "judge-digits", mixinStandardHelpOptions = true, sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets the options.
public final class JudgeDigits implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "CLIPS", description = "A folder for 0 to 9 and unknown.")
  private Path clips;

  @Parameters(index = "1", paramLabel = "VOICES", description = "With make_voices.py's noises.")
  private Path voices;

  @Option(names = "--model", description = ModelOption.DESCRIPTION)
  private @Nullable Path model;

  private JudgeDigits() {}

  /** Judges and ends the process. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new JudgeDigits()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    try (Recognizer recognizer = ModelOption.open(model)) {
      new DigitConditions(DigitCorpus.noises(voices.resolve(DigitCorpus.NOISES)), System.out)
          .print(recognizer, clips.getFileName().toString(), ClipFolder.read(clips));
    }
    return Main.DONE;
  }
}
