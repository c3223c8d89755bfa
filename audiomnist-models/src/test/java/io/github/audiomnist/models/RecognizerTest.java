package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.audio.AudioFormatException;
import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecognizerTest {

  private static final int THREADS = 8;
  private static final int PREDICTIONS = 50;

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.models.SmallNetworks#all")
  void recognize_onEightThreads_equalsOneThread(Network<TimeFrequency> network)
      throws InterruptedException, ExecutionException {
    try (Recognizer recognizer = SmallNetworks.recognizer(network, 1)) {
      List<float[]> expected = predictions(recognizer);
      ExecutorService pool = Executors.newFixedThreadPool(THREADS);
      try {
        List<Future<List<float[]>>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          all.add(pool.submit(() -> predictions(recognizer)));
        }
        for (Future<List<float[]>> found : all) {
          for (int i = 0; i < PREDICTIONS; i++) {
            assertArrayEquals(expected.get(i), found.get().get(i));
          }
        }
      } finally {
        pool.shutdown();
      }
    }
  }

  private static List<float[]> predictions(Recognizer recognizer) {
    List<float[]> predictions = new ArrayList<>();
    for (int i = 0; i < PREDICTIONS; i++) {
      predictions.add(recognizer.recognize(Tones.tone(i % 3, i)).logits());
    }
    return predictions;
  }

  @Test
  void recognize_file_equalsItsWaveform(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("tone.wav");
    WavFile.write(file, Tones.tone(2, 5));
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.cnn(), 1)) {
      assertArrayEquals(
          recognizer.recognize(WavFile.read(file)).logits(), recognizer.recognize(file).logits());
    }
  }

  @Test
  void recognize_fileThatIsNone_namesIt(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("text.wav"), "seven");
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.cnn(), 1)) {
      assertRefused(
          NoSuchFileException.class,
          () -> recognizer.recognize(folder.resolve("no.wav")),
          folder.resolve("no.wav").toString());
      assertRefused(AudioFormatException.class, () -> recognizer.recognize(text), text.toString());
    }
  }

  @Test
  void recognize_anyRateLengthAndLoudness_givesProbabilities() {
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.transformer(), 1)) {
      for (int rate : new int[] {1_000, 8_000, 44_100, 384_000}) {
        for (int length : new int[] {1, 100, 5 * rate}) {
          float[] samples = new float[length];
          assertProbabilities(recognizer.recognize(Waveform.of(samples, rate)));
          for (int i = 0; i < length; i++) {
            samples[i] = (float) Math.sin(i * 0.3);
          }
          assertProbabilities(recognizer.recognize(Waveform.of(samples, rate)));
        }
      }
    }
  }

  private static void assertProbabilities(Prediction prediction) {
    double sum = 0;
    for (float probability : prediction.probabilities()) {
      assertTrue(probability >= 0);
      sum += probability;
    }
    assertEquals(1, sum, 1e-5);
  }

  @Test
  void recognize_noSample_isRefused() {
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.cnn(), 1)) {
      assertRefused(
          IllegalArgumentException.class,
          () -> recognizer.recognize(Waveform.of(new float[0], 8_000)),
          "expected at least one sample");
    }
  }

  @Test
  void evaluate_clips_agreesWithOneByOne() throws IOException {
    LabeledClips clips = Tones.clips(4, 9);
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.lstm(), 1)) {
      Evaluation evaluation = recognizer.evaluate(clips);
      int hits = 0;
      for (var clip : clips.clips()) {
        hits += recognizer.recognize(clip.read()).label().equals(clip.label()) ? 1 : 0;
      }
      assertEquals(hits, evaluation.confusion().hits());
      assertEquals(clips.size(), evaluation.clips());
    }
  }

  @Test
  void evaluate_labelsInOtherOrder_areThoseOfTheRecognizer() throws IOException {
    LabeledClips clips = Tones.clips(4, 9);
    LabeledClips reordered =
        new LabeledClips(Labels.of(List.of("rising", "low", "high")), clips.clips());
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.lstm(), 1)) {
      assertEquals(
          recognizer.evaluate(clips).confusion(), recognizer.evaluate(reordered).confusion());
    }
  }

  @Test
  void evaluate_unknownLabel_namesClipAndLabels() {
    LabeledClips clips =
        Tones.clips(1, 9).relabel(Labels.of(List.of("falling")), clip -> "falling");
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.lstm(), 1)) {
      assertRefused(
          IllegalArgumentException.class,
          () -> recognizer.evaluate(clips),
          "low 0 of 9",
          "expected a label of [low, high, rising]",
          "found 'falling'");
    }
  }

  @Test
  void evaluate_noClip_isRefused() {
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.lstm(), 1)) {
      assertRefused(
          IllegalArgumentException.class, () -> recognizer.evaluate(Tones.none()), "expected");
    }
  }

  @Test
  void close_twice_isFineAndEndsAllUse(@TempDir Path folder) {
    Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.cnn(), 1);
    recognizer.close();
    recognizer.close();
    String expected = "Recognizer: expected an open one, found it closed";
    assertRefused(
        IllegalStateException.class, () -> recognizer.recognize(Tones.tone(0, 1)), expected);
    assertRefused(
        IllegalStateException.class, () -> recognizer.evaluate(Tones.clips(1, 1)), expected);
    assertRefused(
        IllegalStateException.class, () -> recognizer.save(folder.resolve("x")), expected);
    assertEquals(Tones.LABELS, recognizer.labels());
  }

  @Test
  void close_whileOthersRecognize_waitsForThem() throws InterruptedException, ExecutionException {
    Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.cnn(), 1);
    AtomicBoolean wrong = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(pool.submit(() -> recognizeUntilClosed(recognizer, wrong)));
      }
      Thread.sleep(100);
      recognizer.close();
      for (Future<Integer> done : all) {
        assertTrue(done.get() >= 0);
      }
    } finally {
      pool.shutdown();
    }
  }

  private static int recognizeUntilClosed(Recognizer recognizer, AtomicBoolean wrong) {
    for (int i = 0; !wrong.get(); i++) {
      try {
        assertProbabilities(recognizer.recognize(Tones.tone(0, i)));
      } catch (IllegalStateException e) {
        assertTrue(String.valueOf(e.getMessage()).contains("found it closed"), e.getMessage());
        return i;
      }
    }
    return -1;
  }
}
