package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SaliencyTest {

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.models.SmallTrainers#all")
  void explain_everyFamily_attributionsSumToTheDifferenceOfLogits(RecognizerTrainer trainer) {
    try (Recognizer recognizer = SmallNetworks.recognizer(trainer, 3)) {
      Saliency saliency = recognizer.explain(Tones.tone(2, 7), "high");
      double tolerance = 0.01 * Math.max(1, Math.abs(saliency.logitDifference()));
      assertEquals(saliency.logitDifference(), saliency.sum(), tolerance);
      assertEquals(recognizer.pipeline().output(), saliency.spec());
    }
  }

  @Test
  void explain_ownLabel_isWhatIsRecognised() {
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.cnn(), 3)) {
      Waveform tone = Tones.tone(1, 4);
      Saliency saliency = recognizer.explain(tone);
      assertEquals(recognizer.recognize(tone).label(), saliency.label());
      assertArrayEquals(recognizer.recognize(tone).logits(), saliency.prediction().logits(), 1e-4f);
    }
  }

  @Test
  void explain_padding_addsNothing() {
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.lstm(), 3)) {
      Saliency saliency = recognizer.explain(Tones.tone(0, 1), "low");
      int columns = saliency.spec().columns();
      assertTrue(saliency.validFrames() < columns);
      double sum = 0;
      for (int i = 0; i < saliency.values().length; i++) {
        boolean isPadding = i % columns >= saliency.validFrames();
        if (isPadding) {
          assertEquals(0, saliency.values()[i]);
        } else {
          sum += Math.abs(saliency.values()[i]);
        }
      }
      assertTrue(sum > 0);
    }
  }

  @Test
  void explain_learnedTone_liesWhereTheToneLies() throws IOException {
    try (Recognizer recognizer =
        Tones.pipeline()
            .then(SmallNetworks.cnn())
            .train(
                Tones.clips(30, 1),
                Tones.none(),
                Training.epochs(20).withBatchSize(16).withSeed(1))) {
      // The tone of 1800 Hz is in the upper half of the 40 bands up to 4000 Hz.
      Saliency saliency = recognizer.explain(Tones.tone(1, 5), "high");
      assertEquals("high", saliency.prediction().label());
      float[] values = saliency.values();
      double upper = 0;
      for (int i = values.length / 2; i < values.length; i++) {
        upper += values[i];
      }
      assertTrue(
          upper > 0.5 * saliency.sum() && saliency.sum() > 0,
          "%s of %s".formatted(upper, saliency.sum()));
    }
  }

  @Test
  void explain_onTwoThreads_waitsAndEquals() throws InterruptedException, ExecutionException {
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.transformer(), 3)) {
      float[] expected = recognizer.explain(Tones.tone(1, 2), "high").values();
      ExecutorService pool = Executors.newFixedThreadPool(2);
      Future<Saliency> one = pool.submit(() -> recognizer.explain(Tones.tone(1, 2), "high"));
      Future<Saliency> other = pool.submit(() -> recognizer.explain(Tones.tone(1, 2), "high"));
      assertArrayEquals(expected, one.get().values());
      assertArrayEquals(expected, other.get().values());
      pool.shutdown();
    }
  }

  @Test
  void explain_unknownLabel_isRefused() {
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.cnn(), 3)) {
      assertRefused(
          IllegalArgumentException.class,
          () -> recognizer.explain(Tones.tone(1, 2), "eleven"),
          "eleven",
          "low");
    }
  }
}
