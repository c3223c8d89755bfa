package io.github.audiomnist.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.data.AudioMnist;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.Stft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code that README shows: what stands between {@code // snippet} and {@code // end}. */
class ReadmeTest {

  @Test
  void train_evaluateSaveLoadRecognize_asReadmeShows(@TempDir Path folder) throws IOException {
    Tones.writeAudioMnist(folder.resolve("AudioMNIST"), 5, 2);
    Path audioMnist = folder.resolve("AudioMNIST");
    Path digitsFolder = folder.resolve("digits");
    Path seven = audioMnist.resolve("data/02/1_02_0.wav");

    // snippet: train
    Split split = Split.bySpeaker(AudioMnist.read(audioMnist), 0.2, 0.2, 7);
    var trainer = Pipeline.melSpec().then(Models.transformer());
    try (Recognizer digits =
        trainer.train(split.train(), split.validation(), Training.epochs(30).withSeed(7))) {
      Evaluation evaluation = digits.evaluate(split.test());
      System.out.println(evaluation);
      digits.save(digitsFolder);
    }
    try (Recognizer digits = Recognizer.load(digitsFolder)) {
      Prediction prediction = digits.recognize(seven);
      System.out.println(prediction);
    }
    // end

    try (Recognizer digits = Recognizer.load(digitsFolder)) {
      Prediction prediction = digits.recognize(seven);
      assertEquals("1", prediction.label());
      assertTrue(digits.evaluate(split.test()).accuracy() > 0.5);
    }
  }

  @Test
  void features_ownStages_asReadmeShows(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("seven.wav");
    WavFile.write(file, Tones.tone(0, 1));

    // snippet: features
    Waveform waveform = WavFile.read(file);
    MelSpectrogram standard = Pipeline.melSpec().apply(waveform);
    MelSpectrogram own =
        Pipeline.from(InputFormat.hz(16_000).seconds(1.5))
            .then(Stft.power(512, 400, 160))
            .then(new MelFilterbank(64, 20, 7_600, MelScale.HTK, MelNorm.NONE))
            .then(PowerToDb.librosa())
            .apply(waveform);
    // end

    assertEquals(40, standard.spec().rows());
    assertEquals(101, standard.spec().columns());
    assertEquals(64, own.spec().rows());
    assertEquals(151, own.spec().columns());
  }

  @Test
  void pretrained_recognizesAndSpots_asReadmeShows(@TempDir Path folder) throws IOException {
    Path seven = folder.resolve("seven.wav");
    WavFile.write(seven, Tones.tone(1, 1));
    List<float[]> microphone = List.of(new float[4_800], new float[1], new float[48_000]);
    List<String> heard = new ArrayList<>();

    // snippet: predict
    try (Recognizer digits = Recognizer.pretrained()) {
      Prediction prediction = digits.recognize(seven);
      System.out.println(prediction.isUnknown() ? "no digit" : prediction.label());
      System.out.println(prediction.top(3));
    }
    // end

    // snippet: spot
    try (Recognizer digits = Recognizer.pretrained()) {
      Spotter spotter = digits.spotter(48_000, word -> heard.add(word.label()));
      for (float[] chunk : microphone) {
        spotter.accept(chunk);
      }
      spotter.flush();
    }
    // end

    assertEquals(List.of(), heard, "words in silence");
    try (Recognizer digits = Recognizer.pretrained()) {
      assertEquals(10, digits.recognize(seven).top(10).size());
    }
  }

  @Test
  void fineTune_otherWords_asReadmeShows(@TempDir Path folder) throws IOException {
    Split words = new Split("tones", Tones.clips(4, 1), Tones.clips(2, 2), Tones.clips(2, 3));
    Path wordsFolder = folder.resolve("words");

    // snippet: finetune
    try (Recognizer digits = Recognizer.pretrained();
        Recognizer tuned =
            digits
                .toTrainer()
                .withNewHead()
                .withFrozenBody()
                .train(words.train(), words.validation(), Training.epochs(20))) {
      System.out.println(tuned.evaluate(words.test()));
      tuned.save(wordsFolder);
    }
    // end

    try (Recognizer loaded = Recognizer.load(wordsFolder)) {
      assertEquals(Tones.LABELS, loaded.labels());
    }
  }

  @Test
  void readme_showsTheCodeOfEveryTestThatIsMarked() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    Pattern snippet = Pattern.compile("(?s)\n +// snippet: \\w+\n(.*?)\n +// end\n");
    Set<String> shown = new HashSet<>();
    for (Path test : tests()) {
      Matcher snippets = snippet.matcher(Files.readString(test));
      while (snippets.find()) {
        String code = snippets.group(1).stripIndent().stripTrailing();
        assertTrue(readme.contains("```java\n" + code + "\n```\n"), code);
        shown.add(code);
      }
    }
    assertEquals(shown.size(), readme.split("```java\n", -1).length - 1, "snippets in README");
  }

  private static List<Path> tests() throws IOException {
    List<Path> tests = new ArrayList<>();
    for (String module : List.of("core", "models", "examples")) {
      try (Stream<Path> files = Files.walk(Path.of("../audiomnist-" + module, "src/test/java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(tests::add);
      }
    }
    return tests;
  }
}
