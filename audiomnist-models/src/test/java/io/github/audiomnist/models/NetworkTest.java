package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.pipeline.Presets;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.SpectrogramImage;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.Standardize;
import io.github.audiomnist.transform.Stft;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What networks accept: sizes in their constructors, features at {@code then}. */
class NetworkTest {

  private static Pipeline<MelSpectrogram> powers() {
    return Pipeline.from(InputFormat.hz(8_000))
        .then(Stft.power(256, 200, 80))
        .then(new MelFilterbank(40, 50, 4_000, MelScale.SLANEY, MelNorm.AREA));
  }

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.models.SmallNetworks#all")
  void then_decibels_areStandardizedPerClip(Network<TimeFrequency> network) {
    Pipeline<?> completed = Pipeline.melSpec().then(network).pipeline();
    assertEquals(Standardize.perClip(), completed.stages().get(completed.stages().size() - 1));
    assertEquals(Scale.STANDARDIZED, completed.output().scale());
  }

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.models.SmallNetworks#all")
  void then_standardized_staysAsItIs(Network<TimeFrequency> network) {
    Pipeline<MelSpectrogram> chosen = Pipeline.melSpec().then(Standardize.perBand());
    assertEquals(chosen, chosen.then(network).pipeline());
  }

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.models.SmallNetworks#all")
  void then_powers_areRefused(Network<TimeFrequency> network) {
    assertRefused(
        SpecMismatchException.class,
        () -> powers().then(network),
        "values of scale DECIBELS, LOG, CEPSTRAL or STANDARDIZED",
        "40 x 101 MEL_SPECTROGRAM, POWER",
        "; end the pipeline with PowerToDb");
  }

  @Test
  void then_linearSpectrogram_isFeaturesToo() {
    RecognizerTrainer trainer =
        Pipeline.from(InputFormat.hz(8_000))
            .then(Stft.power(256, 200, 80))
            .then(PowerToDb.librosa())
            .then(SmallNetworks.cnn());
    assertEquals(129, trainer.pipeline().output().rows());
  }

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.models.SmallNetworks#all")
  void then_greyscalePicture_isFeaturesToo(Network<TimeFrequency> network) {
    Pipeline<SpectrogramImage> picture = Presets.spectrogramImage(InputFormat.hz(8_000), 64, 64);
    assertEquals(picture, picture.then(network).pipeline());
  }

  @Test
  void then_cnnOfMoreUnitsThanFit_isRefused() {
    Pipeline<MelSpectrogram> short40x6 = Pipeline.melSpec(InputFormat.hz(8_000).seconds(0.055));
    assertEquals(6, short40x6.output().columns());
    RecognizerTrainer fits = short40x6.then(new CnnNetwork(List.of(4, 4, 4), 3, 0));
    assertEquals(3, ((CnnNetwork) fits.network()).channels().size());
    assertRefused(
        SpecMismatchException.class,
        () -> short40x6.then(new CnnNetwork(List.of(4, 4, 4, 4), 3, 0)),
        "at least 8 rows and columns for 4 units",
        "40 x 6",
        "; use fewer units");
  }

  /** Two to that power is no longer an integer. */
  @ParameterizedTest
  @ValueSource(ints = {31, 32, 33, 40, 65})
  void then_cnnOfAbsurdlyManyUnits_isRefused(int units) {
    CnnNetwork network = new CnnNetwork(Collections.nCopies(units, 2), 3, 0);
    assertRefused(
        SpecMismatchException.class,
        () -> Pipeline.melSpec().then(network),
        "for %s units".formatted(units));
  }

  @Test
  void then_transformerOfTokensLongerThanClips_isRefused() {
    assertRefused(
        SpecMismatchException.class,
        () -> Pipeline.melSpec().then(SmallNetworks.transformer().withFramesPerToken(102)),
        "at least framesPerToken 102 frames",
        "40 x 101",
        "; lower framesPerToken");
  }

  @Test
  void parameterCount_ofEachFamily_isTheSumOfItsTensors() {
    var spec = Tones.pipeline().then(SmallNetworks.cnn()).pipeline().output();
    assertEquals(
        4 * 9 + 2 * 4 + 8 * 4 * 9 + 2 * 8 + 12 * 8 * 9 + 2 * 12 + 12 * 3 + 3,
        SmallNetworks.cnn().parameterCount(spec, 3));
    assertEquals(
        2 * (48 * 40 + 48 * 12 + 2 * 48) + 2 * 24 + 24 * 3 + 3,
        SmallNetworks.lstm().parameterCount(spec, 3));
    assertEquals(
        (80 * 16 + 16)
            + (2 * 16 + 48 * 16 + 48 + 16 * 16 + 16)
            + (2 * 16 + 32 * 16 + 32 + 16 * 32 + 16)
            + 2 * 16
            + (16 * 3 + 3),
        SmallNetworks.transformer().parameterCount(spec, 3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
  void withDropout_outsideItsRange_isRefused(double dropout) {
    String found = "expected dropout in [0, 1), found " + dropout;
    assertRefused(IllegalArgumentException.class, () -> Models.cnn().withDropout(dropout), found);
    assertRefused(IllegalArgumentException.class, () -> Models.lstm().withDropout(dropout), found);
    assertRefused(
        IllegalArgumentException.class, () -> Models.transformer().withDropout(dropout), found);
  }

  @Test
  void sizes_belowOne_areRefusedByName() {
    refused(() -> Models.cnn().withChannels(8, 0), "CnnNetwork: expected channels of at least 1");
    refused(() -> Models.cnn().withChannels(), "at least one of channels, found none");
    refused(() -> Models.cnn().withKernelSize(0), "kernelSize of at least 1, found 0");
    refused(() -> Models.cnn().withKernelSize(4), "odd kernelSize, found 4");
    refused(() -> Models.lstm().withHiddenSize(-1), "LstmNetwork: expected hiddenSize");
    refused(() -> Models.lstm().withNumLayers(0), "numLayers of at least 1, found 0");
    refused(() -> Models.transformer().withDModel(0), "TransformerNetwork: expected dModel");
    refused(() -> Models.transformer().withNumHeads(0), "numHeads of at least 1, found 0");
    refused(() -> Models.transformer().withNumHeads(7), "numHeads to divide dModel", "found 7");
    refused(() -> Models.transformer().withNumLayers(0), "numLayers of at least 1, found 0");
    refused(() -> Models.transformer().withFeedForwardSize(0), "feedForwardSize of at least 1");
    refused(() -> Models.transformer().withFramesPerToken(0), "framesPerToken of at least 1");
  }

  private static void refused(Executable made, String... parts) {
    assertRefused(IllegalArgumentException.class, made, parts);
  }
}
