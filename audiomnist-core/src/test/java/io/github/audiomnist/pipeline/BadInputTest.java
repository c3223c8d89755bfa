package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.Spectrogram;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Crop;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.Padding;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.Resample;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.Window;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the front end refuses, when it is put together or at its edge, and in which words. */
class BadInputTest {

  private static final float NAN = Float.NaN;
  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final Pipeline<Waveform> SHORT =
      Pipeline.from(new InputFormat(8000, 100, Crop.START));

  static Stream<Arguments> arguments_outOfRange() {
    return Stream.of(
        row(() -> clip(8000, 0, NAN), "Waveform", "finite samples", "NaN at index 1"),
        row(() -> clip(8000, INFINITY), "Waveform", "finite samples", "Infinity at index 0"),
        row(() -> clip(8000, -INFINITY), "Waveform", "finite samples", "-Infinity at index 0"),
        row(() -> clip(0, 1), "SignalSpec", "1 to 384000 Hz", "0"),
        row(() -> clip(-8000, 1), "SignalSpec", "1 to 384000 Hz", "-8000"),
        row(() -> clip(384_001, 1), "SignalSpec", "1 to 384000 Hz", "384001"),
        row(() -> InputFormat.hz(0), "InputFormat", "1 to 384000 Hz", "0 Hz"),
        row(() -> InputFormat.hz(384_001), "InputFormat", "1 to 384000 Hz", "384001 Hz"),
        row(() -> format(0), "InputFormat", "at least 1 sample", "0 samples"),
        row(() -> format(-1), "InputFormat", "at least 1 sample", "-1 samples"),
        row(() -> InputFormat.hz(8000).seconds(0), "InputFormat", "1 to ", "0.0 seconds"),
        row(() -> InputFormat.hz(8000).seconds(-1), "InputFormat", "1 to ", "-1.0 seconds"),
        row(() -> InputFormat.hz(8000).seconds(Double.NaN), "InputFormat", "1 to ", "NaN"),
        row(() -> InputFormat.hz(8000).seconds(1e9), "InputFormat", "1 to 2147483639", "1.0E9"),
        row(() -> new Resample(0), "Resample", "1 to 384000 Hz", "0"),
        row(() -> new Resample(384_001), "Resample", "1 to 384000 Hz", "384001"),
        row(() -> Stft.power(1, 1, 1), "Stft", "nFft of 2 to 65536", "1"),
        row(() -> Stft.power(65_537, 1, 1), "Stft", "nFft of 2 to 65536", "65537"),
        row(() -> Stft.power(256, 0, 80), "Stft", "windowLength of at least 1", "0"),
        row(() -> Stft.power(256, 257, 80), "Stft", "at most nFft 256", "257"),
        row(() -> Stft.power(256, 200, 0), "Stft", "hopLength of at least 1", "0"),
        row(() -> Stft.power(256, 200, 201), "Stft", "at most windowLength 200", "201"),
        row(() -> stft(Scale.LOG), "Stft", "POWER or MAGNITUDE", "LOG"),
        row(() -> mel(0, 0, 4000), "MelFilterbank", "1 to 4096 bands", "0"),
        row(() -> mel(4097, 0, 4000), "MelFilterbank", "1 to 4096 bands", "4097"),
        row(() -> mel(40, -1, 4000), "MelFilterbank", "0 <= fMin < fMax", "fMin -1.0"),
        row(() -> mel(40, 4000, 4000), "MelFilterbank", "0 <= fMin < fMax", "fMax 4000.0"),
        row(() -> mel(40, Double.NaN, 4000), "MelFilterbank", "0 <= fMin < fMax", "fMin NaN"),
        row(() -> mel(40, 0, Double.NaN), "MelFilterbank", "0 <= fMin < fMax", "fMax NaN"),
        row(() -> mel(40, 0, 1 / 0.0), "MelFilterbank", "0 <= fMin < fMax", "fMax Infinity"),
        row(() -> toDb(1, 1e-10f, 0), "PowerToDb", "topDb above 0", "0.0"),
        row(() -> toDb(1, 1e-10f, -80), "PowerToDb", "topDb above 0", "-80.0"),
        row(() -> toDb(1, 1e-10f, NAN), "PowerToDb", "topDb above 0", "NaN"),
        row(() -> toDb(1, 0, 80), "PowerToDb", "amin above 0", "1.0 and 0.0"),
        row(() -> toDb(1, INFINITY, 80), "PowerToDb", "finite reference and amin", "Infinity"),
        row(() -> toDb(NAN, 1e-10f, 80), "PowerToDb", "finite reference", "NaN"),
        row(() -> toDb(-1, 1e-10f, 80), "PowerToDb", "reference and amin above 0", "-1.0"),
        row(
            () -> Pipeline.from(format(50_000_000)).then(Stft.power(256, 200, 1)),
            "SignalSpec",
            "at most 2147483639 values",
            "129 rows of 50000001"),
        row(
            () -> Pipeline.melSpec().apply(clip(8000)),
            "FeatureExtractor",
            "at least one sample",
            "an empty recording"),
        row(
            () -> Pipeline.melSpec().newExtractor().extractInto(clip(8000, 1), new float[4039]),
            "FeatureExtractor",
            "room for 4040 values",
            "4039"));
  }

  @ParameterizedTest
  @MethodSource("arguments_outOfRange")
  void construct_outOfRange_saysExpectedFoundRemedy(
      Executable call, String stage, String expected, String found) {
    assertMessage(assertThrows(IllegalArgumentException.class, call), stage, expected, found);
  }

  static Stream<Arguments> stages_thatDoNotFit() {
    Pipeline<Spectrogram> power = SHORT.then(Stft.power(256, 200, 80));
    Pipeline<Spectrogram> magnitude =
        SHORT.then(new Stft(64, 64, 20, Window.HANN, Padding.ZEROS, Scale.MAGNITUDE));
    return Stream.of(
        row(() -> SHORT.then(stft(Padding.NONE)), "Stft", "at least 256 samples", "100"),
        row(() -> SHORT.then(stft(Padding.REFLECT)), "Stft", "at least 129 samples", "100"),
        row(() -> power.then(mel(10, 0, 4001)), "MelFilterbank", "at most 4000.0 Hz", "4001.0"),
        row(() -> power.then(mel(500, 0, 4000)), "MelFilterbank", "bin in every band", "none in "),
        row(
            () -> power.then(mel(1, 10, 12)),
            "MelFilterbank",
            "bin in every band",
            "none in 1 of 1"),
        row(
            () -> magnitude.then(PowerToDb.librosa()),
            "PowerToDb",
            "values of scale POWER",
            "MAGNITUDE"),
        row(
            () -> Pipeline.melSpec().then(PowerToDb.librosa()),
            "PowerToDb",
            "values of scale POWER",
            "DECIBELS"));
  }

  @ParameterizedTest
  @MethodSource("stages_thatDoNotFit")
  void then_stageThatDoesNotFit_saysExpectedFoundRemedy(
      Executable call, String stage, String expected, String found) {
    assertMessage(assertThrows(SpecMismatchException.class, call), stage, expected, found);
  }

  private static Arguments row(Executable call, String stage, String expected, String found) {
    return arguments(call, stage, expected, found);
  }

  private static void assertMessage(Exception e, String stage, String expected, String found) {
    String message = String.valueOf(e.getMessage());
    String[] parts = message.split(": expected |, found |; ", -1);
    assertTrue(parts.length >= 4, message);
    assertTrue(parts[0].equals(stage), message);
    assertTrue(parts[1].contains(expected), message);
    assertTrue(message.substring(message.indexOf(", found ")).contains(found), message);
    assertTrue(!parts[parts.length - 1].isBlank(), message);
  }

  private static Waveform clip(int sampleRate, float... samples) {
    return Waveform.of(samples, sampleRate);
  }

  private static InputFormat format(int length) {
    return new InputFormat(8000, length, Crop.START);
  }

  private static Stft stft(Padding padding) {
    return new Stft(256, 200, 80, Window.HANN, padding, Scale.POWER);
  }

  private static Stft stft(Scale scale) {
    return new Stft(256, 200, 80, Window.HANN, Padding.ZEROS, scale);
  }

  private static MelFilterbank mel(int nMels, double fMin, double fMax) {
    return new MelFilterbank(nMels, fMin, fMax, MelScale.SLANEY, MelNorm.AREA);
  }

  private static PowerToDb<MelSpectrogram> toDb(float reference, float amin, float topDb) {
    return new PowerToDb<>(reference, amin, topDb);
  }
}
