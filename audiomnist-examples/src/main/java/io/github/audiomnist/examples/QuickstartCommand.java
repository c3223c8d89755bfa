package io.github.audiomnist.examples;

import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.models.Models;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The whole way on the bundled sample set: train, evaluate, save, load, predict. */
@Command(
    name = "quickstart",
    description = "Trains on the bundled synthetic speech and shows the whole way in two minutes.")
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class QuickstartCommand implements Callable<Integer> {

  private static final long SEED = 1;
  private static final double SHARE = 0.2;

  private static final String BANNER =
      """
      **********************************************************************
      *  SYNTHETIC SPEECH: a program made these clips, no person speaks.   *
      *  THE FIGURES BELOW SAY NOTHING ABOUT REAL SPEECH.                  *
      **********************************************************************""";

  private static final String NEXT =
      """
      What to try next.

      Hear what the recogniser makes of your own recordings (it knows synthetic voices alone):
        %1$s predict --model %2$s seven.wav

      Train on people, six of them, 3,000 clips:
        git clone https://github.com/Jakobovski/free-spoken-digit-dataset
        %1$s train --data free-spoken-digit-dataset --split official --model transformer --out fsdd
        %1$s predict --model fsdd free-spoken-digit-dataset/recordings/7_george_12.wav

      How well are strangers understood? Test on speakers it never heard:
        %1$s train --data free-spoken-digit-dataset --split speaker --model cnn --out strangers

      Your own words: a folder for each word with WAV files named word_speaker_take.wav in it:
        %1$s train --data my-words --split stratified --model cnn --out my-recogniser

      All options: %1$s train --help""";

  private final Terminal terminal;

  @Spec private CommandSpec command;

  @Option(
      names = "--out",
      defaultValue = "digits",
      paramLabel = "DIR",
      description = "Where to save the recogniser. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--epochs",
      defaultValue = "30",
      paramLabel = "N",
      description = "Passes over the clips. Default: ${DEFAULT-VALUE}.")
  private int epochs;

  QuickstartCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Training settings = settings();
    Recognizer.requireSavable(out);
    try (SampleDigits sample = SampleDigits.open()) {
      LabeledClips clips = sample.read();
      terminal.out().println(BANNER);
      terminal.out().println();
      terminal.out().println("sample set: " + clips);
      Split split = Split.bySpeaker(clips, SHARE, SHARE, SEED).requireSpeakerDisjoint();
      List<Waveform> shown = waveforms(shown(split.test()));
      List<Prediction> before = trainAndSave(split, settings, shown);
      loadAndPredict(shown(split.test()), shown, before);
    }
    terminal.out().println();
    terminal.out().println(NEXT.formatted(Invocation.command(), out));
    return Main.DONE;
  }

  private Training settings() {
    try {
      return Training.epochs(epochs).withSeed(SEED);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private List<Prediction> trainAndSave(Split split, Training settings, List<Waveform> shown)
      throws IOException {
    Progress progress = new Progress(terminal, settings.epochs());
    terminal.out().println("split: " + split.protocol() + "; no voice is in two parts");
    terminal.out().flush();
    try (Recognizer digits =
        Pipeline.melSpec().then(Models.cnn()).train(split, settings, progress)) {
      terminal.out().println();
      terminal.out().println("test clips, in SYNTHETIC voices that it never heard:");
      terminal.out().println(digits.evaluate(split.test()));
      digits.save(out);
      terminal.out().println("saved to " + out);
      return shown.stream().map(digits::recognize).toList();
    }
  }

  private void loadAndPredict(
      List<LabeledClip> clips, List<Waveform> waveforms, List<Prediction> before)
      throws IOException {
    try (Recognizer digits = Recognizer.load(out)) {
      terminal.out().println("loaded from " + out);
      terminal.out().println();
      terminal.out().println("file           said  heard  probability");
      for (int i = 0; i < clips.size(); i++) {
        Prediction prediction = digits.recognize(waveforms.get(i));
        requireSame(before.get(i), prediction, clips.get(i));
        terminal.out().println(row(clips.get(i), prediction));
      }
    }
    terminal.out().println("the loaded recogniser gives the logits of the trained one, bit by bit");
  }

  private static String row(LabeledClip clip, Prediction heard) {
    return String.format(
        Locale.ROOT,
        "%-13s  %4s  %5s  %11.4f",
        clip.name(),
        clip.label(),
        heard.label(),
        heard.probability());
  }

  private static void requireSame(Prediction before, Prediction after, LabeledClip clip) {
    if (!Arrays.equals(before.logits(), after.logits())) {
      throw new IllegalStateException(
          "%s: expected the logits %s of before saving, found %s; please report it"
              .formatted(
                  clip.name(), Arrays.toString(before.logits()), Arrays.toString(after.logits())));
    }
  }

  /** A clip of each digit, in turn by each of the voices. */
  private static List<LabeledClip> shown(LabeledClips test) {
    List<String> voices = List.copyOf(test.speakers());
    List<LabeledClip> shown = new ArrayList<>();
    for (String label : test.labels().names()) {
      String voice = voices.get(shown.size() % voices.size());
      test.clips().stream()
          .filter(clip -> clip.label().equals(label) && clip.speaker().equals(voice))
          .findFirst()
          .ifPresent(shown::add);
    }
    return shown;
  }

  private static List<Waveform> waveforms(List<LabeledClip> clips) throws IOException {
    List<Waveform> waveforms = new ArrayList<>();
    for (LabeledClip clip : clips) {
      waveforms.add(clip.read());
    }
    return waveforms;
  }
}
