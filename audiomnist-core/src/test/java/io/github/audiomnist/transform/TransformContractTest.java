package io.github.audiomnist.transform;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransformContractTest {

  private static final SignalSpec SPECTROGRAM =
      new SignalSpec(SignalKind.SPECTROGRAM, 8000, 129, 31, Scale.POWER, 256, 80);
  private static final SignalSpec DECIBELS =
      new SignalSpec(SignalKind.MEL_SPECTROGRAM, 8000, 40, 31, Scale.DECIBELS, 256, 80);

  private static void checkWaveform(
      Supplier<? extends Transform<?, ?>> recipes, int sampleRate, int length, int valid) {
    float[] in = TestSignals.noise(1, length, 0.7);
    Arrays.fill(in, valid, length, 0);
    TransformContract.check(recipes, SignalSpec.waveform(sampleRate, length), in, valid);
  }

  @ParameterizedTest
  @CsvSource({
    "256, 200, 80, HANN, ZEROS, POWER, 8000",
    "255, 200, 80, HAMMING, ZEROS, MAGNITUDE, 3000",
    "400, 400, 160, HANN, REFLECT, POWER, 201",
    "1103, 1103, 441, HANN, REFLECT, MAGNITUDE, 4000",
    "512, 400, 160, RECTANGULAR, NONE, POWER, 512",
    "422, 50, 49, HANN, NONE, POWER, 1000",
    "2, 2, 1, RECTANGULAR, ZEROS, POWER, 50",
    "3, 1, 1, HANN, ZEROS, POWER, 1",
    "16384, 9600, 9600, HANN, ZEROS, POWER, 40000",
    "9973, 9973, 9000, HANN, NONE, POWER, 20000",
  })
  void stft(
      int nFft,
      int windowLength,
      int hop,
      Window window,
      Padding padding,
      Scale scale,
      int length) {
    for (int valid : new int[] {length, length / 2, 1, 0}) {
      checkWaveform(
          () -> new Stft(nFft, windowLength, hop, window, padding, scale), 16_000, length, valid);
    }
  }

  @ParameterizedTest
  @EnumSource(MelScale.class)
  void melFilterbank(MelScale scale) {
    float[] in = positive(SPECTROGRAM.size());
    for (MelNorm norm : MelNorm.values()) {
      TransformContract.check(
          () -> new MelFilterbank(30, 20, 4000, scale, norm), SPECTROGRAM, in, 17);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {20, 80, Float.POSITIVE_INFINITY})
  void powerToDb(float topDb) {
    TransformContract.check(
        () -> new PowerToDb<MelSpectrogram>(0.5f, 1e-10f, topDb),
        DECIBELS.withScale(Scale.POWER),
        positive(DECIBELS.size()),
        31);
  }

  @Test
  void powerToLog() {
    TransformContract.check(
        PowerToLog::<MelSpectrogram>kaldi,
        DECIBELS.withScale(Scale.POWER),
        positive(DECIBELS.size()),
        20);
  }

  @ParameterizedTest
  @EnumSource(Deltas.Method.class)
  void deltas(Deltas.Method method) {
    float[] in = TestSignals.noise(6, DECIBELS.size(), 80);
    for (Deltas.Rows rows : Deltas.Rows.values()) {
      for (int order : new int[] {1, 2, 4}) {
        TransformContract.check(
            () -> new Deltas<MelSpectrogram>(9, order, method, rows), DECIBELS, in, 12);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PreEmphasis.FirstSample.class)
  void preEmphasis(PreEmphasis.FirstSample first) {
    for (int valid : new int[] {300, 120, 2, 1, 0}) {
      checkWaveform(() -> new PreEmphasis(0.97, first), 8000, 300, valid);
    }
  }

  @Test
  void minMax() {
    float[] in = TestSignals.noise(9, DECIBELS.size(), 80);
    for (int valid : new int[] {31, 12, 1, 0}) {
      TransformContract.check(MinMax<MelSpectrogram>::new, DECIBELS, in, valid);
    }
  }

  @Test
  void rescale() {
    float[] in = TestSignals.noise(7, DECIBELS.size(), 80);
    TransformContract.check(Rescale::<MelSpectrogram>whisper, DECIBELS, in, 12);
  }

  @Test
  void dropLastFrame() {
    float[] in = TestSignals.noise(8, DECIBELS.size(), 80);
    for (int valid : new int[] {31, 30, 12, 0}) {
      TransformContract.check(DropLastFrame<MelSpectrogram>::new, DECIBELS, in, valid);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, 80, 0.97, SNIP, 2000",
    "200, 80, 0, MIRROR, 2000",
    "256, 256, 1, SNIP, 256",
    "551, 220, 0.97, MIRROR, 110",
    "2, 1, 0.5, SNIP, 9",
    "2, 1, 0.5, MIRROR, 1",
  })
  void kaldiStft(int windowLength, int hop, double preEmphasis, KaldiStft.Edges edges, int length) {
    for (int valid : new int[] {length, length / 2, 1, 0}) {
      checkWaveform(
          () -> new KaldiStft(windowLength, hop, preEmphasis, 32_768, edges),
          16_000,
          length,
          valid);
    }
  }

  @Test
  void kaldiMelFilterbank() {
    TransformContract.check(
        () -> new KaldiMelFilterbank(23, 20, 4000), SPECTROGRAM, positive(SPECTROGRAM.size()), 17);
  }

  @Test
  void pcen() {
    TransformContract.check(
        Pcen::<MelSpectrogram>librosa,
        DECIBELS.withScale(Scale.MAGNITUDE),
        positive(DECIBELS.size()),
        20);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 13, 40})
  void mfcc(int numCoefficients) {
    float[] in = TestSignals.noise(5, DECIBELS.size(), 80);
    for (Lifter lifter : List.of(Lifter.none(), Lifter.librosa(22), Lifter.kaldi(22))) {
      TransformContract.check(() -> new Mfcc(numCoefficients, lifter), DECIBELS, in, 12);
    }
  }

  @ParameterizedTest
  @EnumSource(Standardize.Statistics.class)
  void standardize(Standardize.Statistics statistics) {
    float[] in = TestSignals.noise(3, DECIBELS.size(), 60);
    for (int valid : new int[] {31, 12, 1, 0}) {
      TransformContract.check(
          () -> new Standardize<MelSpectrogram>(statistics), DECIBELS, in, valid);
    }
  }

  @Test
  void runningTopDb() {
    float[] in = TestSignals.noise(10, DECIBELS.size(), 60);
    for (double release : new double[] {0, 30}) {
      TransformContract.check(
          () -> new RunningTopDb<MelSpectrogram>(20, release), DECIBELS, in, 12);
    }
  }

  @ParameterizedTest
  @EnumSource(RunningStandardize.Statistics.class)
  void runningStandardize(RunningStandardize.Statistics statistics) {
    float[] in = TestSignals.noise(11, DECIBELS.size(), 60);
    TransformContract.check(
        () -> new RunningStandardize<MelSpectrogram>(statistics, 0.1), DECIBELS, in, 12);
  }

  @ParameterizedTest
  @CsvSource({
    "8000, 8000",
    "48000, 8000",
    "8000, 16000",
    "44100, 16000",
    "44101, 8000",
    "30, 8000",
    "8000, 3"
  })
  void resample(int from, int to) {
    for (int valid : new int[] {700, 300, 1, 0}) {
      checkWaveform(() -> new Resample(to), from, 700, valid);
    }
  }

  @ParameterizedTest
  @EnumSource(Crop.class)
  void padOrTrim(Crop crop) {
    for (int length : new int[] {1, 299, 300, 301, 1000}) {
      for (int valid : new int[] {300, 120, 1, 0}) {
        checkWaveform(() -> new PadOrTrim(length, crop), 8000, 300, valid);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"40, 200, 80, 5", "60, 255, 100, 0", "3, 1, 1, 2", "20, 4096, 512, 1"})
  void trimSilence(double topDb, int frameLength, int hopLength, int hangover) {
    for (int valid : new int[] {700, 300, 1, 0}) {
      checkWaveform(
          () -> new TrimSilence(topDb, frameLength, hopLength, hangover), 8000, 700, valid);
    }
  }

  @ParameterizedTest
  @EnumSource(Normalize.Measure.class)
  void normalize(Normalize.Measure measure) {
    for (int valid : new int[] {5000, 3200, 3199, 1, 0}) {
      checkWaveform(() -> new Normalize(measure, -20), 8000, 5000, valid);
    }
  }

  @ParameterizedTest
  @EnumSource(Resize.Frames.class)
  void resize(Resize.Frames frames) {
    float[] in = TestSignals.noise(10, DECIBELS.size(), 80);
    for (int size : new int[] {1, 31, 64}) {
      for (int valid : new int[] {31, 12, 1, 0}) {
        TransformContract.check(() -> new Resize(size, 2 * size, frames), DECIBELS, in, valid);
      }
    }
  }

  @Test
  void standardize_overSoundingFrames() {
    float[] in = TestSignals.noise(11, DECIBELS.size(), 60);
    for (int valid : new int[] {31, 12, 1, 0}) {
      TransformContract.check(
          () -> Standardize.<MelSpectrogram>perBand().overSoundingFrames(3), DECIBELS, in, valid);
    }
  }

  @Test
  void fittedStandardize_andBack() {
    float[] in = TestSignals.noise(12, DECIBELS.size(), 60);
    for (int numbers : new int[] {1, 40}) {
      double[] means = new double[numbers];
      double[] deviations = new double[numbers];
      Arrays.fill(means, -20);
      Arrays.fill(deviations, 0, numbers, 15);
      FittedStandardize<MelSpectrogram> fitted = Standardize.fitted(means, deviations);
      for (int valid : new int[] {31, 12, 0}) {
        TransformContract.check(
            () -> Standardize.<MelSpectrogram>fitted(means, deviations), DECIBELS, in, valid);
        TransformContract.check(
            () -> new Unstandardize<>(fitted, Scale.LOG),
            DECIBELS.withScale(Scale.STANDARDIZED),
            in,
            valid);
      }
    }
  }

  @Test
  void powerOfLogarithms() {
    float[] in = TestSignals.noise(13, DECIBELS.size(), 60);
    TransformContract.check(() -> new DbToPower<MelSpectrogram>(0.5f), DECIBELS, in, 20);
    TransformContract.check(LogToPower<MelSpectrogram>::new, DECIBELS.withScale(Scale.LOG), in, 20);
  }

  @Test
  void inverseMel() {
    MelFilterbank mel = new MelFilterbank(40, 50, 4000, MelScale.SLANEY, MelNorm.AREA);
    TransformContract.check(
        () -> new InverseMel(mel, 7),
        DECIBELS.withScale(Scale.MAGNITUDE),
        positive(DECIBELS.size()),
        12);
  }

  @Test
  void inverseMfcc() {
    SignalSpec cepstra = new Mfcc(13).outputSpec(DECIBELS);
    float[] in = TestSignals.noise(14, cepstra.size(), 60);
    TransformContract.check(
        () -> new InverseMfcc(40, Lifter.kaldi(22), Scale.DECIBELS), cepstra, in, 12);
  }

  @ParameterizedTest
  @EnumSource(Padding.class)
  void griffinLim(Padding padding) {
    for (int nFft : new int[] {255, 256}) {
      Stft stft = new Stft(nFft, 200, 80, Window.HANN, padding, Scale.POWER);
      SignalSpec spec = stft.outputSpec(SignalSpec.waveform(8000, 1200));
      for (int valid : new int[] {spec.columns(), 3, 0}) {
        TransformContract.check(
            () -> new GriffinLim(stft, 1200, 3, 0.99, 5), spec, positive(spec.size()), valid);
      }
    }
  }

  @Test
  void checkPlans_brokenPlans_fail() {
    assertBroken((in, out, scratch) -> out[0] = in[0], "not written");
    assertBroken((in, out, scratch) -> Arrays.fill(out, 0), "written beyond");
    assertBroken(
        (in, out, scratch) -> {
          in[0] += 1;
          Arrays.fill(out, 0, 4, in[0]);
        },
        "second run");
    assertBroken(
        (in, out, scratch) -> {
          in[0] = 5;
          Arrays.fill(out, 0, 4, 0);
        },
        "input changed");
    assertBroken(
        (in, out, scratch) -> Arrays.fill(out, 0, 4, (float) scratch.doubles()[0]), "not written");
  }

  private interface Kernel {
    void process(float[] in, float[] out, Scratch scratch);
  }

  private static void assertBroken(Kernel kernel, String fault) {
    SignalSpec spec = SignalSpec.waveform(8000, 4);
    Plan plan =
        new FixedPlan(spec, spec) {
          @Override
          public Scratch newScratch() {
            return Scratch.ofDoubles(1);
          }

          @Override
          public int process(float[] in, int validColumns, float[] out, Scratch scratch) {
            kernel.process(in, out, scratch);
            return validColumns;
          }
        };
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> TransformContract.checkPlans(plan, plan, new float[] {1, 2, 3, 4}, 4));
    assertTrue(String.valueOf(error.getMessage()).contains(fault), error.getMessage());
  }

  @Test
  void chained() {
    float[] in = TestSignals.noise(4, 30_000, 0.3);
    Arrays.fill(in, 20_000, in.length, 0);
    TransformContract.checkPlans(wholeFrontEnd(), wholeFrontEnd(), in, 20_000);
    TransformContract.checkPlans(wholeFrontEnd(), wholeFrontEnd(), in, 3);
  }

  private static Plan wholeFrontEnd() {
    Plan resample = new Resample(8000).plan(SignalSpec.waveform(22_050, 30_000));
    Plan trim = new PadOrTrim(8000, Crop.LOUDEST).plan(resample.output());
    Plan stft = Stft.power(256, 200, 80).plan(trim.output());
    Plan mel = new MelFilterbank(40, 50, 4000, MelScale.SLANEY, MelNorm.AREA).plan(stft.output());
    Plan db = PowerToDb.librosa().plan(mel.output());
    Plan standardize = Standardize.perBand().plan(db.output());
    Plan frames = Plan.chain(List.of(stft, mel, db));
    return Plan.chain(List.of(resample, trim, frames, standardize));
  }

  private static float[] positive(int size) {
    float[] values = TestSignals.noise(2, size, 3);
    for (int i = 0; i < size; i++) {
      values[i] = values[i] * values[i];
    }
    return values;
  }
}
