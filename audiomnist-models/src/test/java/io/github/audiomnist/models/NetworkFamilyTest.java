package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.transform.Normalize;
import io.github.audiomnist.transform.Standardize;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every family can: learn, and be saved. */
class NetworkFamilyTest {

  private static final String ALL = "io.github.audiomnist.models.SmallTrainers#all";

  /** Batches of 5 leave a last one of a single clip, which has no batch statistics. */
  private static final LabeledClips CLIPS = Tones.clips(7, 1);

  private static final Training SETTINGS =
      Training.epochs(30)
          .withBatchSize(5)
          .withLearningRate(0.005)
          .withSpecAugment(SpecAugment.NONE)
          .withSeed(3);

  @ParameterizedTest
  @MethodSource(ALL)
  void train_fewClips_learnsThemByHeart(RecognizerTrainer trainer) throws IOException {
    try (Recognizer recognizer = trainer.train(CLIPS, Tones.none(), SETTINGS)) {
      double accuracy = recognizer.evaluate(CLIPS).accuracy();
      assertEquals(1, accuracy, trainer.network() + " learned too little");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void load_ofSaved_givesTheSameNetworkAndLogits(RecognizerTrainer trainer, @TempDir Path folder)
      throws IOException {
    try (Recognizer saved = SmallNetworks.recognizer(trainer, 1)) {
      saved.save(folder.resolve("it"));
      try (Recognizer loaded = Recognizer.load(folder.resolve("it"))) {
        assertEquals(trainer.network(), loaded.network());
        assertEquals(trainer.pipeline(), loaded.pipeline());
        for (int label = 0; label < 3; label++) {
          assertArrayEquals(
              saved.recognize(Tones.tone(label, 9)).logits(),
              loaded.recognize(Tones.tone(label, 9)).logits());
        }
      }
    }
  }

  @Test
  void decode_transformerOfFormat1_hasSinusoidsAndMean() {
    String sizes =
        """
        {"dModel": 16, "numHeads": 2, "numLayers": 1, "feedForwardSize": 32, "framesPerToken": 2,
         "dropout": 0.1}\
        """;
    assertEquals(
        SmallNetworks.transformer(),
        NetworkFamily.decode("transformer", JsonParser.parseString(sizes), null));
  }

  @Test
  void decode_unknownChoice_isRefused() {
    JsonObject sizes = NetworkFamily.encode(Models.transformer()).getAsJsonObject();
    sizes.add("pooling", new JsonPrimitive("MAXIMUM"));
    assertRefused(RuntimeException.class, () -> NetworkFamily.decode("transformer", sizes, null));
  }

  @Test
  void decode_unknownFamily_namesTheKnown() {
    assertRefused(
        IllegalArgumentException.class,
        () -> NetworkFamily.decode("perceptron", new JsonObject(), null),
        "mlp, cnn, cnn64",
        "found 'perceptron'");
  }

  @Test
  void then_samples_areBroughtToAPowerOf1() {
    Pipeline<?> completed = Pipeline.waveform().then(Models.audioNet()).pipeline();
    assertEquals(Normalize.rms(0), completed.stages().get(0));
    Pipeline<?> chosen =
        Pipeline.waveform().then(Normalize.peak(-1)).then(Models.audioNet()).pipeline();
    assertEquals(1, chosen.stages().size());
  }

  @Test
  void then_cepstraOfAnMlp_stayAsTheyAre() {
    assertEquals(Pipeline.mfcc(), Pipeline.mfcc().then(Models.mlp()).pipeline());
  }

  @Test
  void then_rowsThatAreAllAlike_areRefusedByAnMlp() {
    assertRefused(
        SpecMismatchException.class,
        () -> Pipeline.mfcc().then(Standardize.perBand()).then(Models.mlp()),
        "MlpNetwork: expected rows whose statistics differ",
        "PER_BAND",
        "leave it out");
    assertRefused(
        SpecMismatchException.class,
        () -> Pipeline.spectrogram().then(Models.mlp()),
        "POWER",
        "PowerToDb");
  }

  @Test
  void then_otherSizesThanANetworkReads_areRefused() {
    assertRefused(
        SpecMismatchException.class,
        () -> Pipeline.melSpec().then(Models.cnn64()),
        "Cnn64Network: expected 64 x 64 values, found 40 x 101",
        "; append new Resize(64, 64)");
    assertRefused(
        SpecMismatchException.class,
        () -> Pipeline.melSpec().then(Models.alexNet()),
        "AlexNet: expected 227 x 227 values, found 40 x 101");
    assertRefused(
        SpecMismatchException.class,
        () -> Pipeline.mfcc().then(Models.bcResNet()),
        "BcResNet: expected 40 rows, found 13 x 101",
        "; make 40 bands");
    assertRefused(
        SpecMismatchException.class,
        () ->
            Pipeline.from(new InputFormat(8_000, 64, InputFormat.hz(8_000).crop()))
                .then(Models.audioNet()),
        "AudioNet: expected more than 64 samples for 6 poolings, found 64 samples");
  }

  /** The compiler refuses the others; a file may hold them. */
  @Test
  void block_ofAnotherKindOfSignal_isRefused() {
    assertRefused(
        SpecMismatchException.class,
        () -> Models.audioNet().parameterCount(Pipeline.melSpec().output(), 10),
        "AudioNet: expected samples, found 40 x 101",
        "Pipeline.waveform()");
    for (RecognizerTrainer trainer : SmallTrainers.all()) {
      if (!(trainer.network() instanceof AudioNet)) {
        assertRefused(
            SpecMismatchException.class,
            () -> trainer.network().parameterCount(Pipeline.waveform().output(), 10),
            "expected rows by frames, found 8000 samples");
      }
    }
  }

  @Test
  void sizes_thatCannotBe_areRefused() {
    refused(() -> Models.alexNet().withChannels(2, 4, 6, 8), "AlexNet: expected 5 channels");
    refused(() -> Models.alexNet().withChannels(2, 4, 6, 7, 8), "even channels, found 7");
    refused(() -> Models.cnn64().withChannels(2, 4, 6), "Cnn64Network: expected 4 channels");
    refused(() -> Models.bcResNet().withWidth(0.01), "BcResNet: expected channels of at least 1");
    refused(() -> new BcResNet(7, 0, 0), "even channels, found 7");
    refused(() -> Models.kwMlp().withFeedForwardSize(33), "even feedForwardSize, found 33");
    refused(() -> Models.kwMlp().withStochasticDepth(1), "stochasticDepth in [0, 1), found 1.0");
    refused(() -> Models.tcResNet().withKernelSize(8), "odd kernelSize, found 8");
    refused(() -> Models.tcResNet().withWidth(0.01), "channels of at least 1, found 0");
    refused(() -> Models.mlp().withHiddenSizes(), "at least one of hiddenSizes, found none");
    refused(() -> Models.matchboxNet().withNumSubBlocks(0), "numSubBlocks of at least 1");
    refused(() -> Models.gru().withNumLayers(0), "GruNetwork: expected numLayers of at least 1");
    refused(() -> Models.rnn().withDropout(1), "RnnNetwork: expected dropout in [0, 1)");
  }

  private static void refused(Executable made, String part) {
    assertRefused(IllegalArgumentException.class, made, part);
  }

  @Test
  void family_ofEvery_isAName() {
    for (RecognizerTrainer trainer : SmallTrainers.all()) {
      assertTrue(trainer.network().family().matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }
  }
}
