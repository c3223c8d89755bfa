package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.augment.Augmentation;
import io.github.audiomnist.augment.Noise;
import io.github.audiomnist.augment.NoiseColor;
import io.github.audiomnist.augment.TimeShift;
import io.github.audiomnist.models.SpokenSequence.Conditions;
import io.github.audiomnist.models.SpokenSequence.Spoken;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpotterTest {

  private static final int RATE = 8_000;

  /** The recogniser is good, but young. */
  private static final Spotting SPOTTING = Spotting.STANDARD.withThreshold(0.4);

  @SuppressWarnings("NullAway.Init") // JUnit calls learn.
  private static Recognizer recognizer;

  @SuppressWarnings("NullAway.Init")
  private static SpokenSequence sequence;

  @BeforeAll
  static void learn() throws IOException {
    recognizer =
        Tones.pipeline()
            .then(SmallNetworks.cnn())
            .train(Tones.clips(40, 1), Tones.none(), training());
    sequence =
        SpokenSequence.of(
            Tones.clips(5, 2).clips(), new Conditions(0.3, 0.8, NoiseColor.WHITE, 20), 3);
  }

  private static Training training() {
    Augmentation augmentation = Augmentation.of(TimeShift.seconds(0.04), Noise.white(10, 25));
    return Training.epochs(12)
        .withSeed(1)
        .withLearningRate(0.01)
        .withBatchSize(16)
        .withAugmentation(augmentation);
  }

  @AfterAll
  static void close() {
    recognizer.close();
  }

  /** All that a listener hears. */
  private record Heard(List<SpottedWord> words, List<SpottedWord> rejected)
      implements SpotterListener {

    Heard() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public void wordSpotted(SpottedWord word) {
      words.add(word);
    }

    @Override
    public void soundRejected(SpottedWord sound) {
      rejected.add(sound);
    }

    List<String> lines() {
      return words.stream()
          .map(word -> word + Arrays.toString(word.prediction().logits()))
          .toList();
    }
  }

  private static Heard hear(Waveform recording, Spotting spotting, int chunk) {
    Heard heard = new Heard();
    Spotter spotter = recognizer.spotter(recording.sampleRate(), spotting, heard);
    float[] samples = recording.values();
    for (int at = 0; at < samples.length; at += chunk) {
      spotter.accept(samples, at, Math.min(chunk, samples.length - at));
    }
    spotter.flush();
    return heard;
  }

  private static Heard hear(Waveform recording) {
    return hear(recording, SPOTTING, 160);
  }

  private static List<String> labels(Heard heard) {
    return heard.words().stream().map(SpottedWord::label).toList();
  }

  @Test
  void accept_wordsInNoise_givesEachOnceWithItsPlace() {
    Heard heard = hear(sequence.recording());
    assertEquals(sequence.labels(), labels(heard));
    for (int i = 0; i < heard.words().size(); i++) {
      Spoken spoken = sequence.words().get(i);
      assertEquals(spoken.start(), heard.words().get(i).startSeconds(), 0.04);
      assertEquals(spoken.end(), heard.words().get(i).endSeconds(), 0.05);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 79, 4_000, 1_000_000})
  void accept_anyChunks_hearsTheSameToTheBit(int chunk) {
    Heard expected = hear(sequence.recording());
    assertEquals(expected.lines(), hear(sequence.recording(), SPOTTING, chunk).lines());
  }

  @ParameterizedTest
  @ValueSource(ints = {16_000, 44_100})
  void accept_anotherRate_hearsTheSameWords(int rate) {
    double seconds = sequence.recording().durationSeconds();
    Waveform resampled =
        Pipeline.from(InputFormat.hz(rate).seconds(seconds)).apply(sequence.recording());
    Heard heard = hear(resampled);
    assertEquals(sequence.labels(), labels(heard));
    assertEquals(sequence.words().get(14).start(), heard.words().get(14).startSeconds(), 0.04);
  }

  @Test
  void accept_silence_hearsNothing() {
    Heard heard = hear(Waveform.of(new float[10 * RATE], RATE));
    assertEquals(List.of(), heard.words());
    assertEquals(List.of(), heard.rejected());
  }

  @Test
  void accept_clickThatIsNoWord_passesOver() {
    float[] samples = new float[2 * RATE];
    Arrays.fill(samples, RATE, RATE + 80, 0.5f);
    Heard heard = hear(Waveform.of(samples, RATE));
    assertEquals(0, heard.words().size() + heard.rejected().size());
  }

  @Test
  void threshold_notReached_rejects() {
    Heard heard = hear(sequence.recording(), SPOTTING.withThreshold(1), 160);
    assertEquals(List.of(), heard.words());
    assertEquals(15, heard.rejected().size());
  }

  @Test
  void otherLabels_areRejected() {
    Spotting spotting = SPOTTING.withOtherLabels(Set.of("low"));
    Heard heard = hear(sequence.recording(), spotting, 160);
    assertEquals(sequence.labels().stream().filter(l -> !l.equals("low")).toList(), labels(heard));
    assertEquals(5, heard.rejected().size());
  }

  @Test
  void word_isToldWithinTheLatency() {
    List<Double> behind = new ArrayList<>();
    double[] now = {0};
    Spotter spotter =
        recognizer.spotter(RATE, SPOTTING, word -> behind.add(now[0] - word.endSeconds()));
    float[] samples = sequence.recording().values();
    for (int i = 0; i < samples.length; i++) {
      now[0] = (i + 1.0) / RATE;
      spotter.accept(samples, i, 1);
    }
    assertEquals(15, behind.size());
    assertTrue(behind.stream().allMatch(b -> b <= spotter.latencySeconds()), behind::toString);
    assertEquals(0.22, spotter.latencySeconds(), 1e-3);
  }

  @Test
  void flush_inAWord_tellsIt() {
    Spoken first = sequence.words().get(0);
    int end = (int) (RATE * first.end());
    Heard heard = hear(Waveform.of(Arrays.copyOf(sequence.recording().values(), end), RATE));
    assertEquals(List.of(first.label()), labels(heard));
  }

  @Test
  void previews_comeBeforeTheWord() {
    List<String> calls = new ArrayList<>();
    SpotterListener listener =
        new SpotterListener() {
          @Override
          public void wordSpotted(SpottedWord word) {
            calls.add("word");
          }

          @Override
          public void wordForming(SpottedWord guess) {
            calls.add("guess");
          }
        };
    Spotter spotter = recognizer.spotter(RATE, SPOTTING.withPreviews(0.1), listener);
    spotter.accept(sequence.recording().values());
    assertEquals("guess", calls.get(0));
    assertEquals(15, calls.stream().filter("word"::equals).count());
  }

  @Test
  void reset_afterFlush_hearsAsNew() {
    Heard heard = new Heard();
    Spotter spotter = recognizer.spotter(RATE, SPOTTING, heard);
    float[] samples = sequence.recording().values();
    spotter.accept(samples);
    spotter.flush();
    assertRefused(IllegalStateException.class, () -> spotter.accept(samples), "flushed", "reset()");
    List<String> first = heard.lines();
    heard.words().clear();
    spotter.reset();
    spotter.accept(samples);
    spotter.flush();
    assertEquals(first, heard.lines());
  }

  @Test
  void accept_nan_refusesAndGoesOn() {
    Heard heard = new Heard();
    Spotter spotter = recognizer.spotter(RATE, SPOTTING, heard);
    assertRefused(
        IllegalArgumentException.class,
        () -> spotter.accept(new float[] {0, Float.NaN}),
        "finite",
        "index 1");
    spotter.accept(sequence.recording().values());
    assertEquals(15, heard.words().size());
  }

  @Test
  void listener_thatFails_leavesTheSpotterUntilReset() {
    Spotter spotter =
        recognizer.spotter(
            RATE,
            SPOTTING,
            word -> {
              throw new IllegalArgumentException("full");
            });
    float[] samples = sequence.recording().values();
    assertThrows(IllegalArgumentException.class, () -> spotter.accept(samples));
    assertRefused(IllegalStateException.class, () -> spotter.accept(samples), "failing listener");
    spotter.reset();
    spotter.accept(new float[RATE]);
    assertFalse(spotter.isSounding());
    assertEquals(-100, spotter.levelDb(), 1e-9);
  }
}
