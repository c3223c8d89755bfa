package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.files.NpyArray;
import io.github.audiomnist.signal.Cepstrogram;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.DropLastFrame;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.Mfcc;
import io.github.audiomnist.transform.MinMax;
import io.github.audiomnist.transform.NaiveDft;
import io.github.audiomnist.transform.Padding;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.PowerToLog;
import io.github.audiomnist.transform.PreEmphasis;
import io.github.audiomnist.transform.Rescale;
import io.github.audiomnist.transform.Standardize;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.TestSignals;
import io.github.audiomnist.transform.Window;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every usual cause, brought about on purpose, is named; what is not understood is not. */
class DriftSearchTest {

  private static final int RATE = 8000;
  private static final InputFormat FORMAT = InputFormat.hz(RATE).seconds(0.5);
  private static final Stft STFT = Stft.power(256, 200, 80);
  private static final MelFilterbank MEL =
      new MelFilterbank(40, 50, 4000, MelScale.SLANEY, MelNorm.AREA);

  /** Tones that fade under noise: values near the loudest and far under it. */
  private static final Waveform RECORDING = Waveform.of(fading(RATE * 6 / 10), RATE);

  private static float[] fading(int length) {
    float[] tone = TestSignals.sine(700, RATE, length, 0.6);
    float[] high = TestSignals.sine(2900, RATE, length, 0.2);
    float[] noise = TestSignals.noise(11, length, 1e-3);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      double fade = Math.exp(-3.0 * i / length);
      samples[i] = (float) (fade * (tone[i] + high[i]) + noise[i]);
    }
    return samples;
  }

  private static Pipeline<MelSpectrogram> pipeline(
      InputFormat format, Stft stft, MelFilterbank mel, float amin, float topDb) {
    return Pipeline.from(format).then(stft).then(mel).then(new PowerToDb<>(1, amin, topDb));
  }

  private static Pipeline<MelSpectrogram> decibels() {
    return pipeline(FORMAT, STFT, MEL, 1e-10f, 80);
  }

  private static Pipeline<MelSpectrogram> power() {
    return Pipeline.from(FORMAT).then(STFT).then(MEL);
  }

  private static NpyArray dump(Pipeline<?> pipeline) {
    return Features.of(pipeline, RECORDING).last().toNpy();
  }

  private static NpyArray changed(NpyArray dump, DoubleUnaryOperator change) {
    return NpyArray.of(Arrays.stream(dump.values()).map(change).toArray(), dump.shape());
  }

  private static List<String> hints(Pipeline<?> own, NpyArray dump) {
    FeaturesDiff diff = Features.diff(Features.of(own, RECORDING), dump);
    assertTrue(!diff.isEqual(), "expected a difference to explain");
    return diff.hints();
  }

  /** The cause is named, and nothing is named that was not found equal. */
  private static void assertFound(String cause, List<String> hints) {
    String claim = ".* if " + Pattern.quote(cause);
    assertTrue(hints.stream().anyMatch(hint -> hint.matches(claim)), hints::toString);
    assertTrue(hints.stream().allMatch(hint -> hint.startsWith("equal within ")), hints::toString);
  }

  private static void assertFound(String cause, Pipeline<?> other) {
    assertFound(cause, hints(decibels(), dump(other)));
  }

  @ParameterizedTest
  @EnumSource(names = {"REFLECT", "NONE"})
  void hints_padding_isNamed(Padding padding) {
    Stft stft = new Stft(256, 200, 80, Window.HANN, padding, Scale.POWER);
    assertFound("Stft had padding " + padding, pipeline(FORMAT, stft, MEL, 1e-10f, 80));
  }

  @ParameterizedTest
  @EnumSource(names = {"HAMMING", "RECTANGULAR", "POVEY"})
  void hints_window_isNamed(Window window) {
    Stft stft = new Stft(256, 200, 80, window, Padding.ZEROS, Scale.POWER);
    assertFound("Stft had window " + window, pipeline(FORMAT, stft, MEL, 1e-10f, 80));
  }

  @Test
  void hints_symmetricWindow_isNamed() {
    Features features = Features.of(Pipeline.from(FORMAT).then(STFT), RECORDING);
    int columns = features.last().spec().columns();
    float[] samples = features.stage("PadOrTrim").values();
    double[] power = new double[129 * columns];
    for (int frame = 0; frame < columns; frame++) {
      float[] padded = new float[256];
      for (int i = 0; i < 200; i++) {
        int at = frame * 80 - 128 + 28 + i;
        boolean inside = at >= 0 && at < FORMAT.length();
        double weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / 199);
        padded[28 + i] = inside ? (float) (weight * samples[at]) : 0;
      }
      double[] bins = NaiveDft.power(padded);
      for (int bin = 0; bin < 129; bin++) {
        power[bin * columns + frame] = bins[bin];
      }
    }
    FeaturesDiff diff = Features.diff(features, NpyArray.of(power, 129, columns));
    assertFound("Stft had a symmetric HANN window", diff.hints());
  }

  @Test
  void hints_melScaleAndNorm_areNamed() {
    MelFilterbank htk = new MelFilterbank(40, 50, 4000, MelScale.HTK, MelNorm.AREA);
    assertFound("MelFilterbank had melScale HTK", pipeline(FORMAT, STFT, htk, 1e-10f, 80));
    MelFilterbank tall = new MelFilterbank(40, 50, 4000, MelScale.SLANEY, MelNorm.NONE);
    assertFound("MelFilterbank had norm NONE", pipeline(FORMAT, STFT, tall, 1e-10f, 80));
  }

  @Test
  void hints_bandEdges_areNamed() {
    MelFilterbank low = new MelFilterbank(40, 0, 4000, MelScale.SLANEY, MelNorm.AREA);
    assertFound("MelFilterbank had fMin 0", pipeline(FORMAT, STFT, low, 1e-10f, 80));
    MelFilterbank narrow = new MelFilterbank(40, 50, 3800, MelScale.SLANEY, MelNorm.AREA);
    assertFound(
        "MelFilterbank had fMax at half the sample rate",
        hints(pipeline(FORMAT, STFT, narrow, 1e-10f, 80), dump(decibels())));
  }

  @Test
  void hints_topDbAndAmin_areNamed() {
    InputFormat padded = FORMAT.seconds(0.8);
    Pipeline<?> own = pipeline(padded, STFT, MEL, 1e-10f, 80);
    float all = Float.POSITIVE_INFINITY;
    assertFound(
        "PowerToDb had no topDb", hints(own, dump(pipeline(padded, STFT, MEL, 1e-10f, all))));
    assertFound(
        "PowerToDb had topDb 80", hints(pipeline(padded, STFT, MEL, 1e-10f, all), dump(own)));
    assertFound(
        "PowerToDb had amin 1.0E-5", hints(own, dump(pipeline(padded, STFT, MEL, 1e-5f, 80))));
  }

  @Test
  void hints_naturalAndDecimalLogarithms_areNamed() {
    NpyArray power = dump(power());
    assertFound(
        "logarithms were natural, without topDb",
        hints(decibels(), changed(power, p -> Math.log(Math.max(1e-10, p)))));
    assertFound(
        "logarithms were decimal, without topDb",
        hints(decibels(), changed(power, p -> Math.log10(Math.max(1e-10, p)))));
    Pipeline<?> natural = power().then(new PowerToLog<>(1e-10f));
    assertFound(
        "natural logarithms were decibels",
        hints(natural, changed(power, p -> 10 * Math.log10(Math.max(1e-10, p)))));
    assertFound(
        "natural logarithms were decimal",
        hints(natural, changed(power, p -> Math.log10(Math.max(1e-10, p)))));
  }

  @Test
  void hints_twentyTimesTheLogarithm_isNamed() {
    NpyArray power = dump(power());
    double loudest = Arrays.stream(power.values()).max().orElseThrow();
    double floor = 20 * Math.log10(loudest) - 80;
    assertFound(
        "decibels were 20 log10 of powers",
        hints(
            decibels(), changed(power, p -> Math.max(floor, 20 * Math.log10(Math.max(1e-10, p))))));
    assertFound(
        "decibels were 20 log10 of powers, by amplitude_to_db",
        hints(
            decibels(), changed(power, p -> Math.max(floor, 20 * Math.log10(Math.max(1e-5, p))))));
  }

  @Test
  void hints_magnitudesForPowers_areNamed() {
    Stft magnitudes = new Stft(256, 200, 80, Window.HANN, Padding.ZEROS, Scale.MAGNITUDE);
    NpyArray mel = dump(Pipeline.from(FORMAT).then(magnitudes).then(MEL));
    assertFound(
        "magnitudes stood for powers",
        hints(decibels(), changed(mel, m -> 10 * Math.log10(Math.max(1e-10, m)))));
    assertFound(
        "powers stood for magnitudes",
        hints(Pipeline.from(FORMAT).then(magnitudes).then(MEL), dump(power())));
  }

  @Test
  void hints_droppedFrame_isNamed() {
    assertFound(
        "the last frame were dropped",
        pipeline(FORMAT, STFT, MEL, 1e-10f, 80).then(new DropLastFrame<>()));
    Pipeline<?> whisper = power().then(new DropLastFrame<>()).then(PowerToDb.librosa());
    assertFound("no frame were dropped", hints(whisper, dump(decibels())));
  }

  @Test
  void hints_level_isTold() {
    NpyArray decibels = dump(decibels());
    double loudest = Arrays.stream(decibels.values()).max().orElseThrow();
    assertFound(
        "-12.500 dB were added", hints(decibels(), changed(decibels, value -> value - 12.5)));
    List<String> loudestIsZero = hints(decibels(), changed(decibels, value -> value - loudest));
    assertTrue(
        loudestIsZero.get(0).endsWith(" dB were added, so that the loudest is 0"),
        loudestIsZero::toString);
  }

  @Test
  void hints_samplesOfSixteenBits_areNamed() {
    Waveform shorts = Waveform.of(TestSignals.scaled(RECORDING.values(), 32768), RATE);
    NpyArray decibels = Features.of(decibels(), shorts).last().toNpy();
    assertFound("samples were from -32768 to 32767", hints(decibels(), decibels));
    NpyArray recording = Features.of(decibels(), shorts).stage("Recording").toNpy();
    FeaturesDiff diff =
        Features.diff(Features.of(decibels(), RECORDING), "Recording", recording, 1e-3);
    assertFound("values were multiplied by 32768.0", diff.hints());
    Features own = Features.of(decibels(), shorts);
    assertFound("16-bit samples were divided twice", Features.diff(own, dump(decibels())).hints());
  }

  @Test
  void hints_factorOfPower_isTold() {
    assertFound(
        "values were multiplied by 0.250000",
        hints(power(), changed(dump(power()), value -> value / 4)));
  }

  @Test
  void hints_preEmphasis_isNamed() {
    assertFound(
        "there were a pre-emphasis of 0.97",
        Pipeline.from(FORMAT)
            .then(PreEmphasis.librosa())
            .then(STFT)
            .then(MEL)
            .then(PowerToDb.librosa()));
  }

  @Test
  void hints_cutAndLength_areNamed() {
    Pipeline<?> center = pipeline(FORMAT.withCrop(Crop.CENTER), STFT, MEL, 1e-10f, 80);
    assertFound("clips were cut by CENTER", center);
    assertFound("clips were cut by START", hints(center, dump(decibels())));
    assertFound("clips were cut by LOUDEST", hints(center, dump(decibels())));
    assertFound(
        "the clip were neither padded nor cut",
        pipeline(FORMAT.seconds(0.6), STFT, MEL, 1e-10f, 80));
  }

  @Test
  void hints_otherRate_isNamed() {
    Waveform slow = Waveform.of(RECORDING.values(), 6000);
    InputFormat own = InputFormat.hz(6000).seconds(0.5);
    MelFilterbank low = new MelFilterbank(20, 50, 3000, MelScale.SLANEY, MelNorm.AREA);
    NpyArray unchanged = Features.of(pipeline(own, STFT, low, 1e-10f, 80), slow).last().toNpy();
    Features resampled = Features.of(pipeline(FORMAT, STFT, low, 1e-10f, 80), slow);
    assertFound("the clip stayed at its 6000 Hz", Features.diff(resampled, unchanged).hints());
  }

  @Test
  void hints_standardisation_isNamed() {
    assertFound("features were standardised over the clip", decibels().then(Standardize.perClip()));
    assertFound("features were standardised by band", decibels().then(Standardize.perBand()));
    assertFound("features were stretched to [0, 1]", decibels().then(new MinMax<>()));
    NpyArray decibels = dump(decibels());
    assertFound(
        "there were no standardisation", hints(decibels().then(Standardize.perClip()), decibels));
    assertFound("there were no MinMax", hints(decibels().then(new MinMax<>()), decibels));
    assertFound("there were no Rescale", hints(decibels().then(Rescale.whisper()), decibels));
  }

  @Test
  void hints_wholeConventions_areNamed() {
    InputFormat format = FORMAT;
    Pipeline<?> librosa = Presets.librosaMelSpec(format, 256, 80, 32);
    Pipeline<?> torchaudio = Presets.torchaudioMelSpec(format, 256, 80, 32);
    assertFound(
        "stages followed torchaudio (REFLECT, HTK, no norm, no topDb)",
        hints(librosa, dump(torchaudio)));
    assertFound(
        "stages followed librosa (ZEROS, SLANEY, AREA, topDb 80)",
        hints(torchaudio, dump(librosa)));
  }

  @Test
  void hints_behindTheCause_isNamedToo() {
    Pipeline<Cepstrogram> own = decibels().then(new Mfcc(13));
    MelFilterbank htk = new MelFilterbank(40, 50, 4000, MelScale.HTK, MelNorm.AREA);
    Pipeline<?> other = pipeline(FORMAT, STFT, htk, 1e-10f, 80).then(new Mfcc(13));
    assertFound("MelFilterbank had melScale HTK", hints(own, dump(other)));
  }

  @Test
  void hints_twoCauses_areNamedTogether() {
    Stft stft = new Stft(256, 200, 80, Window.HAMMING, Padding.ZEROS, Scale.POWER);
    MelFilterbank htk = new MelFilterbank(40, 50, 4000, MelScale.HTK, MelNorm.AREA);
    assertFound(
        "Stft had window HAMMING and MelFilterbank had melScale HTK",
        pipeline(FORMAT, stft, htk, 1e-10f, 80));
    NpyArray shifted = changed(dump(pipeline(FORMAT, stft, MEL, 1e-10f, 80)), value -> value + 3);
    assertFound("Stft had window HAMMING and 3.0000 dB were added", hints(decibels(), shifted));
  }

  @Test
  void hints_unknownCause_isNotGuessed() {
    NpyArray dump = dump(decibels());
    double[] values = dump.values();
    values[100] += 5;
    assertEquals(List.of(), hints(decibels(), NpyArray.of(values, dump.shape())));
  }

  @Test
  void hints_constantDump_explainsNothing() {
    assertEquals(List.of(), hints(decibels(), changed(dump(decibels()), value -> -100)));
  }
}
