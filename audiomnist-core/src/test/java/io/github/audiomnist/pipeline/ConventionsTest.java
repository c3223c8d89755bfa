package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.Golden;
import io.github.audiomnist.transform.KaldiMelFilterbank;
import io.github.audiomnist.transform.KaldiStft;
import io.github.audiomnist.transform.Lifter;
import io.github.audiomnist.transform.Mfcc;
import io.github.audiomnist.transform.PowerToLog;
import io.github.audiomnist.transform.TestSignals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Presets against the libraries whose numbers they promise: librosa 0.11, torchaudio 2.11 and
 * Whisper's formula in float64; kaldi-native-fbank 1.21.5, which is float32 inside.
 */
class ConventionsTest {

  /** In dB; measured 7.6e-6, the step between floats at 100. */
  private static final double MAX_DB_ERROR = 2e-5;

  /** Coefficients of decibels; measured 1.2e-4, the step between floats at 1500. */
  private static final double MAX_MFCC_ERROR = 5e-4;

  /** In units of 40 dB; measured 1.2e-7, the step between floats at 1. */
  private static final double MAX_WHISPER_ERROR = 1e-6;

  /**
   * Natural logarithms, beyond the library's own distance to float64, which is up to 9.0e-4 and,
   * liftered, 3.1e-3 (where a square wave has next to no power); measured 9.6e-7.
   */
  private static final double MAX_KALDI_ERROR = 5e-6;

  /** Kaldi's coefficients, likewise; measured 8.8e-6. */
  private static final double MAX_KALDI_MFCC_ERROR = 5e-5;

  static List<Golden> librosaMelSpec() {
    return Golden.ofKind("librosaMelSpec");
  }

  static List<Golden> librosaMfcc() {
    return Golden.ofKind("librosaMfcc");
  }

  static List<Golden> torchaudioMelSpec() {
    return Golden.ofKind("torchaudioMelSpec");
  }

  static List<Golden> torchaudioMfcc() {
    return Golden.ofKind("torchaudioMfcc");
  }

  static List<Golden> whisperLogMel() {
    return Golden.ofKind("whisperLogMel");
  }

  static List<Golden> kaldiFbank() {
    return Golden.ofKind("kaldiFbank");
  }

  static List<Golden> kaldiMfcc() {
    return Golden.ofKind("kaldiMfcc");
  }

  private static Waveform recording(Golden golden) {
    float[] samples = Golden.named("input/" + golden.text("signal")).floats();
    return Waveform.of(samples, golden.integer("sampleRate"));
  }

  /** The length of the recording itself: nothing is padded, cut or resampled. */
  private static InputFormat format(Golden golden) {
    Waveform recording = recording(golden);
    return new InputFormat(recording.sampleRate(), recording.length(), Crop.START);
  }

  private static void assertNear(Golden golden, Pipeline<?> pipeline, double tolerance) {
    Signal features = pipeline.apply(recording(golden));
    double error = TestSignals.maxDifference(golden.floats(), features.values());
    assertEquals(0, error, tolerance, pipeline::describe);
  }

  @ParameterizedTest
  @MethodSource("librosaMelSpec")
  void librosaMelSpec_equalsLibrosa(Golden golden) {
    assertNear(
        golden,
        Presets.librosaMelSpec(
            format(golden),
            golden.integer("nFft"),
            golden.integer("hopLength"),
            golden.integer("nMels")),
        MAX_DB_ERROR);
  }

  @ParameterizedTest
  @MethodSource("librosaMfcc")
  void librosaMfcc_equalsLibrosa(Golden golden) {
    Pipeline<?> pipeline =
        Presets.librosaMelSpec(
                format(golden),
                golden.integer("nFft"),
                golden.integer("hopLength"),
                golden.integer("nMels"))
            .then(
                new Mfcc(
                    golden.integer("numCoefficients"), Lifter.librosa(golden.number("lifter"))));
    assertNear(golden, pipeline, MAX_MFCC_ERROR);
  }

  @ParameterizedTest
  @MethodSource("torchaudioMelSpec")
  void torchaudioMelSpec_equalsTorchaudio(Golden golden) {
    assertNear(
        golden,
        Presets.torchaudioMelSpec(
            format(golden),
            golden.integer("nFft"),
            golden.integer("hopLength"),
            golden.integer("nMels")),
        MAX_DB_ERROR);
  }

  @ParameterizedTest
  @MethodSource("torchaudioMfcc")
  void torchaudioMfcc_equalsTorchaudio(Golden golden) {
    assertNear(
        golden,
        Presets.torchaudioMfcc(
            format(golden),
            golden.integer("nFft"),
            golden.integer("hopLength"),
            golden.integer("nMels"),
            golden.integer("numCoefficients")),
        MAX_MFCC_ERROR);
  }

  @ParameterizedTest
  @MethodSource("whisperLogMel")
  void whisperLogMel_equalsWhisper(Golden golden) {
    assertNear(
        golden, Presets.whisperLogMel(format(golden), golden.integer("nMels")), MAX_WHISPER_ERROR);
  }

  @ParameterizedTest
  @MethodSource("kaldiFbank")
  void kaldiFbank_equalsKaldi(Golden golden) {
    int nMels = golden.integer("nMels");
    double fullScale = golden.number("fullScale");
    Pipeline<?> pipeline =
        golden.flag("snipEdges")
            ? Presets.kaldiFbank(format(golden), nMels, fullScale)
            : mirroredFbank(format(golden), nMels, fullScale);
    assertNear(golden, pipeline, golden.number("noise") + MAX_KALDI_ERROR);
  }

  private static Pipeline<?> mirroredFbank(InputFormat input, int nMels, double fullScale) {
    KaldiStft frames = KaldiStft.atRate(input.sampleRate(), fullScale);
    return Pipeline.from(input)
        .then(frames.withEdges(KaldiStft.Edges.MIRROR))
        .then(new KaldiMelFilterbank(nMels, 20, input.sampleRate() / 2.0))
        .then(PowerToLog.kaldi());
  }

  @ParameterizedTest
  @MethodSource("kaldiMfcc")
  void kaldiMfcc_equalsKaldi(Golden golden) {
    Pipeline<?> pipeline =
        Presets.kaldiMfcc(
            format(golden),
            golden.integer("nMels"),
            golden.integer("numCoefficients"),
            golden.number("fullScale"));
    assertNear(golden, pipeline, golden.number("noise") + MAX_KALDI_MFCC_ERROR);
  }

  @Test
  void whisperLogMel_thirtySeconds_hasThreeThousandFrames() {
    Pipeline<?> pipeline =
        Presets.whisperLogMel(InputFormat.hz(16_000).seconds(30).withCrop(Crop.START), 128);
    assertEquals(128, pipeline.output().rows());
    assertEquals(3000, pipeline.output().columns());
    assertEquals(Scale.STANDARDIZED, pipeline.output().scale());
  }

  @Test
  void whisperLogMel_otherRate_namesIt() {
    assertEquals(
        "Whisper: expected an input format of 16000 Hz, found 8000 Hz; use InputFormat.hz(16000)",
        assertThrows(
                IllegalArgumentException.class,
                () -> Presets.whisperLogMel(InputFormat.hz(8_000), 80))
            .getMessage());
  }

  @Test
  void torchaudioMelSpec_oddFft_saysWhy() {
    assertEquals(
        "torchaudio: expected an even nFft, found 1103; torchaudio misplaces the bins of an odd one",
        assertThrows(
                IllegalArgumentException.class,
                () -> Presets.torchaudioMelSpec(InputFormat.hz(22_050), 1103, 441, 40))
            .getMessage());
  }

  @Test
  void torchaudioMelSpec_itsDefaultSizes_haveEmptyBands() {
    assertEquals(
        "MelFilterbank: expected a Fourier bin in every band, found none in 4 of 128 "
            + "(bands 0, 3, 6, 13; 16000 Hz, nFft 400, HTK); raise nFft or lower nMels",
        assertThrows(
                SpecMismatchException.class,
                () -> Presets.torchaudioMelSpec(InputFormat.hz(16_000), 400, 200, 128))
            .getMessage());
  }
}
