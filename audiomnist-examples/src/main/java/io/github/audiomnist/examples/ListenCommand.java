package io.github.audiomnist.examples;

import io.github.audiomnist.audio.AudioFiles;
import io.github.audiomnist.audio.Microphone;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.models.Spotter;
import io.github.audiomnist.models.Spotting;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Microphone in, a line for each word out. */
@Command(
    name = "listen",
    description =
        "Says what is said into the microphone, word by word: seconds, label and probability, a line"
            + " for each. Ctrl-C ends it.",
    footer = {
      "%nExamples:",
      "  audiomnist listen",
      "  audiomnist listen --model digits --file numbers.wav --json",
      "%nExit codes: 0 done, 1 failed, 2 wrong usage."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class ListenCommand implements Callable<Integer> {

  /** As the microphone gives them. */
  private static final int CHUNKS_PER_SECOND = 50;

  private final Terminal terminal;

  @Spec private CommandSpec command;

  @Mixin private ModelOption model;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Hear an audio file instead of the microphone, as fast as can be.")
  private @Nullable Path file;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Stop after so many seconds. Default: never.")
  private @Nullable Double seconds;

  @Option(
      names = "--threshold",
      paramLabel = "P",
      description = "Least probability of a word. Default: the library's.")
  private @Nullable Double threshold;

  @Option(names = "--json", description = "Print a JSON object for each word instead.")
  private boolean json;

  ListenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Spotting spotting = spotting();
    if (seconds != null && !(seconds > 0)) {
      throw new ParameterException(
          command.commandLine(), "--seconds: expected more than 0, found " + seconds);
    }
    if (file != null) {
      hear(AudioFiles.read(file), spotting);
    } else {
      try (Microphone microphone = Microphone.open(16_000)) {
        hear(microphone, spotting);
      }
    }
    return Main.DONE;
  }

  private Spotting spotting() {
    try {
      return threshold == null ? Spotting.STANDARD : Spotting.STANDARD.withThreshold(threshold);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--threshold: " + e.getMessage(), e);
    }
  }

  private void hear(Waveform recording, Spotting spotting) throws IOException {
    try (Recognizer recognizer = model.open()) {
      WordPrinter printer = new WordPrinter(terminal, json);
      Spotter spotter = recognizer.spotter(recording.sampleRate(), spotting, printer);
      float[] samples = recording.values();
      int length = (int) Math.min(samples.length, samplesToHear(recording.sampleRate()));
      int chunk = Math.max(1, recording.sampleRate() / CHUNKS_PER_SECOND);
      for (int at = 0; at < length; at += chunk) {
        spotter.accept(samples, at, Math.min(chunk, length - at));
      }
      spotter.flush();
      printer.end();
    }
  }

  private void hear(Microphone microphone, Spotting spotting) throws IOException {
    try (Recognizer recognizer = model.open()) {
      WordPrinter printer = new WordPrinter(terminal, json);
      Spotter spotter = recognizer.spotter(microphone.sampleRate(), spotting, printer);
      long length = samplesToHear(microphone.sampleRate());
      terminal.note(
          "listening at %s Hz to %s; Ctrl-C ends"
              .formatted(microphone.sampleRate(), recognizer.labels().names()));
      long[] heard = {0};
      microphone.listen(
          (samples, from, count) -> {
            spotter.accept(samples, from, (int) Math.min(count, length - heard[0]));
            heard[0] += count;
            printer.level(spotter);
            if (heard[0] >= length) {
              microphone.close();
            }
          });
      spotter.flush();
      printer.end();
      if (microphone.overflows() > 0) {
        terminal.note("samples were lost: the machine was too slow at times");
      }
    }
  }

  private long samplesToHear(int sampleRate) {
    return seconds == null ? Long.MAX_VALUE : Math.round(seconds * sampleRate);
  }
}
