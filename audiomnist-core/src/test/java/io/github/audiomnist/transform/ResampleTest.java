package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.TestSignals.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResampleTest {

  /** On sums of sines up to 0.9; measured 1.9e-6. */
  private static final double MAX_ERROR = 5e-6;

  /** At 0 Hz and 1 kHz; measured 2.7e-6. */
  private static final double MAX_GAIN_ERROR = 1e-5;

  /** At 1 kHz; measured 114.7 dB with a table of phases and 115.0 dB without. */
  private static final double MIN_SNR_DB = 110;

  /** From 1.15 times the new Nyquist frequency on; measured -110.5 dB. */
  private static final double MAX_LEAK_DB = -105;

  static List<Golden> resampleIn() {
    return Golden.ofKind("resampleIn");
  }

  private static float[] resample(int from, int to, float[] samples) {
    return run(new Resample(to).plan(SignalSpec.waveform(from, samples.length)), samples);
  }

  /** Output samples at either end that see beyond the input: half the filter's length. */
  private static int edge(int from, int to) {
    double halfInInput = 32 / 0.92 * Math.max(1, (double) from / to);
    return (int) Math.ceil(halfInInput * to / from) + 1;
  }

  private static float[] interior(int from, int to, float[] out) {
    return Arrays.copyOfRange(out, edge(from, to), out.length - edge(from, to));
  }

  private static double rms(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum / values.length);
  }

  @ParameterizedTest
  @MethodSource("resampleIn")
  void process_sinesOfGolden_areSampledAtTheOtherRate(Golden in) {
    int from = in.integer("sourceRate");
    int to = in.integer("targetRate");
    float[] expected = Golden.named(in.name().replace("resampleIn", "resampleOut")).floats();
    float[] found = resample(from, to, in.floats());
    double error =
        TestSignals.maxDifference(interior(from, to, expected), interior(from, to, found));
    assertEquals(0, error, MAX_ERROR);
  }

  @Property(tries = 50)
  void process_sameRate_isIdentity(
      @ForAll @IntRange(min = 1, max = 384_000) int rate, @ForAll @IntRange(max = 500) int length) {
    float[] samples = TestSignals.noise(rate, length, 1);
    assertArrayEquals(samples, resample(rate, rate, samples));
  }

  @Property(tries = 500)
  void outputSpec_anyRates_coversTheInput(
      @ForAll @IntRange(min = 1, max = 384_000) int from,
      @ForAll @IntRange(min = 1, max = 384_000) int to,
      @ForAll @IntRange(max = 5000) int length) {
    SignalSpec output = new Resample(to).outputSpec(SignalSpec.waveform(from, length));
    assertEquals((int) Math.ceil((double) ((long) length * to) / from), output.columns());
    assertEquals(to, output.sampleRate());
  }

  @ParameterizedTest
  @CsvSource({
    "8000, 16000", "11025, 8000", "16000, 8000", "22050, 8000", "44100, 8000", "48000, 8000",
    "44100, 16000", "44101, 8000", "8000, 8001", "96000, 16000", "47999, 48000", "384000, 8000"
  })
  void process_oneKilohertz_keepsAmplitudeAndStaysClean(int from, int to) {
    float[] in = TestSignals.sine(1000, from, from / 2, 0.5);
    float[] expected =
        TestSignals.sine(1000, to, (int) ((from / 2 * (long) to + from - 1) / from), 0.5);
    float[] exact = interior(from, to, expected);
    float[] found = interior(from, to, resample(from, to, in));
    double snr = 20 * Math.log10(rms(exact) / rms(difference(exact, found)));
    assertEquals(1, rms(found) / rms(exact), MAX_GAIN_ERROR);
    assertTrue(snr >= MIN_SNR_DB, "SNR " + snr);
  }

  private static float[] difference(float[] a, float[] b) {
    float[] difference = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  @ParameterizedTest
  @CsvSource({
    "16000, 8000, 4601", "16000, 8000, 7900", "44100, 8000, 4601", "44100, 8000, 20000",
    "44101, 8000, 4601", "48000, 16000, 9201", "48000, 16000, 15900", "48000, 40000, 23900",
    "48000, 8000, 8000"
  })
  void process_toneOverNewNyquist_isGone(int from, int to, double hz) {
    float[] in = TestSignals.sine(hz, from, from / 2, 0.5);
    double leak = 20 * Math.log10(rms(interior(from, to, resample(from, to, in))) / rms(in));
    assertTrue(leak <= MAX_LEAK_DB, "leak " + leak);
  }

  @ParameterizedTest
  @CsvSource({"8000, 16000", "44100, 8000", "44101, 8000", "48000, 16000", "8000, 44100"})
  void process_constant_staysInTheInterior(int from, int to) {
    float[] in = new float[4000];
    Arrays.fill(in, 0.5f);
    for (float value : interior(from, to, resample(from, to, in))) {
      assertEquals(0.5, value, 0.5 * MAX_GAIN_ERROR);
    }
  }

  /** Tiles on vectors, or plain rows, against the filter sample by sample, which streams use. */
  @ParameterizedTest
  @CsvSource({
    "48000, 16000, 48000", "44100, 16000, 44100", "8000, 16000, 8000", "16000, 48000, 3000",
    "44100, 48000, 30000", "8000, 11025, 9000", "96000, 8000, 500", "22050, 8000, 22051",
    "16000, 44100, 8000", "8000, 24000, 2000", "24000, 16000, 4000", "48000, 8000, 6000",
  })
  void process_manySamplesAtOnce_equalsTheFilterToTheBit(int from, int to, int length) {
    for (Resample.Quality quality : Resample.Quality.values()) {
      float[] in = TestSignals.noise(length, length, 0.9);
      int valid = length - length / 10;
      Arrays.fill(in, valid, length, 0);
      Plan plan = new Resample(to, quality).plan(SignalSpec.waveform(from, length));
      float[] found = new float[plan.output().size()];
      int validOut = plan.process(in, valid, found, plan.newScratch());
      float[] expected = new float[found.length];
      new SincFilter(from, to, quality).convolve(in, 0, valid, 0, expected, validOut);
      assertArrayEquals(expected, found);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "48000, 16000, 48000",
    "44100, 16000, 44100",
    "8000, 11025, 9000",
    "16000, 48000, 3000",
  })
  void convolve_plainRows_equalTheFilterToTheBit(int from, int to, int length) {
    SincFilter filter = new SincFilter(from, to, Resample.Quality.STANDARD);
    float[] in = TestSignals.noise(1, length, 0.9);
    float[] expected = new float[(int) Resample.resampledLength(length, from, to)];
    filter.convolve(in, length - 100, expected, expected.length, Scratch.none());
    PhaseRows rows = new PhaseRows(filter, expected.length);
    Scratch scratch = rows.newScratch();
    scratch.fill(Float.NaN);
    float[] found = new float[expected.length];
    rows.convolve(in, length - 100, found, found.length, scratch);
    assertTrue(PhaseRows.suit(filter, expected.length));
    assertArrayEquals(expected, found);
  }

  @Test
  void process_partlyValid_isSameAsShorterClip() {
    float[] clip = TestSignals.noise(1, 900, 1);
    float[] padded = Arrays.copyOf(clip, 2000);
    Plan plan = new Resample(8000).plan(SignalSpec.waveform(22_050, 2000));
    float[] out = new float[plan.output().size()];
    int valid = plan.process(padded, 900, out, plan.newScratch());
    float[] alone = resample(22_050, 8000, clip);
    assertEquals(alone.length, valid);
    assertArrayEquals(Arrays.copyOf(alone, out.length), out);
  }

  @Test
  void outputSpec_tooLong_namesLengths() {
    SignalSpec hours = SignalSpec.waveform(8000, 2_000_000_000);
    assertEquals(
        "Resample: expected at most 2147483639 samples to come out, found 12000000000; "
            + "cut the clip first",
        assertThrows(IllegalArgumentException.class, () -> new Resample(48_000).outputSpec(hours))
            .getMessage());
  }

  @Test
  void new_badRate_namesIt() {
    assertEquals(
        "Resample: expected a rate of 1 to 384000 Hz, found 0; choose one between",
        assertThrows(IllegalArgumentException.class, () -> new Resample(0)).getMessage());
  }

  @Test
  void plan_spectrogram_asksForEarlierPlace() {
    SignalSpec spec = new SignalSpec(SignalKind.SPECTROGRAM, 8000, 129, 101, Scale.POWER, 256, 80);
    assertEquals(
        "Resample: expected a WAVEFORM, found 129 x 101 SPECTROGRAM, POWER, 8000 Hz, hop 80; "
            + "put it before Stft",
        assertThrows(SpecMismatchException.class, () -> new Resample(8000).plan(spec))
            .getMessage());
  }
}
