package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StochasticDepthTest {

  private static Training settings(int epochs) {
    return Training.epochs(epochs).withBatchSize(6).withSpecAugment(SpecAugment.NONE).withSeed(5);
  }

  /** Every family with residuals, by the share that is skipped; without any other dropout. */
  private static Stream<DoubleFunction<Network<TimeFrequency>>> families() {
    return Stream.of(
        rate -> SmallNetworks.transformer().withDropout(0).withStochasticDepth(rate),
        rate -> Models.tcResNet().withChannels(8, 8, 12).withDropout(0).withStochasticDepth(rate),
        rate -> Models.matchboxNet().withNumBlocks(1).withChannels(8).withStochasticDepth(rate),
        rate -> Models.bcResNet().withWidth(0.5).withDropout(0).withStochasticDepth(rate),
        rate ->
            Models.kwMlp()
                .withSize(8)
                .withNumLayers(2)
                .withFeedForwardSize(16)
                .withStochasticDepth(rate));
  }

  private static Recognizer train(Network<TimeFrequency> network, Training settings)
      throws IOException {
    return Tones.pipeline().then(network).train(Tones.clips(4, 1), Tones.none(), settings);
  }

  private static float[] logits(Recognizer recognizer) {
    return recognizer.recognize(Tones.tone(2, 9)).logits();
  }

  @ParameterizedTest
  @MethodSource("families")
  void recognize_anyRate_isThatOfRate0(DoubleFunction<Network<TimeFrequency>> family) {
    try (Recognizer whole = SmallNetworks.recognizer(family.apply(0), 3);
        Recognizer deep = SmallNetworks.recognizer(family.apply(0.9), 3)) {
      assertArrayEquals(logits(whole), logits(deep));
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void train_anyFamily_dropsByTheSeed(DoubleFunction<Network<TimeFrequency>> family)
      throws IOException {
    try (Recognizer whole = train(family.apply(0), settings(2));
        Recognizer first = train(family.apply(0.5), settings(2));
        Recognizer second = train(family.apply(0.5), settings(2))) {
      assertArrayEquals(logits(first), logits(second));
      assertFalse(Arrays.equals(logits(whole), logits(first)));
    }
  }

  @Test
  void train_interrupted_goesOnToTheSameWeights(@TempDir Path folder) throws IOException {
    Network<TimeFrequency> network = families().findFirst().orElseThrow().apply(0.5);
    Training settings = settings(3);
    TrainingListener crash =
        new TrainingListener() {
          @Override
          public void batchDone(int epoch, int clipsDone, int clipsTotal) {
            if (epoch == 3) {
              throw new IllegalCallerException("crash");
            }
          }
        };
    Training cut = settings.withCheckpoints(folder.resolve("cut"));
    assertThrows(
        IllegalCallerException.class,
        () ->
            Tones.pipeline()
                .then(network)
                .train(Tones.clips(4, 1), Tones.none(), cut, crash)
                .close());
    try (Recognizer expected = train(network, settings.withCheckpoints(folder.resolve("whole")));
        Recognizer found = train(network, cut)) {
      assertArrayEquals(logits(expected), logits(found));
    }
  }

  /** Networks were saved before there was stochastic depth. */
  @ParameterizedTest
  @MethodSource("families")
  void decode_withoutStochasticDepth_hasNone(DoubleFunction<Network<TimeFrequency>> family) {
    Network<TimeFrequency> network = family.apply(0);
    JsonObject sizes = NetworkFamily.encode(network).getAsJsonObject();
    sizes.remove("stochasticDepth");
    assertEquals(network, NetworkFamily.decode(network.family(), sizes, null));
  }

  @Test
  void withStochasticDepth_outsideItsRange_isRefused() {
    for (double rate : List.of(-0.1, 1.0, Double.NaN)) {
      families()
          .forEach(
              family ->
                  assertRefused(
                      IllegalArgumentException.class,
                      () -> family.apply(rate),
                      "stochasticDepth in [0, 1), found " + rate));
    }
  }
}
