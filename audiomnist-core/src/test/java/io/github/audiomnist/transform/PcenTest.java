package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.TestSignals.run;
import static java.lang.Double.NaN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.MelSpectrogram;
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
import org.junit.jupiter.params.provider.MethodSource;

class PcenTest {

  /** Over the largest value of a clip; measured 8.1e-8, the rounding to float. */
  private static final double MAX_ERROR = 1e-6;

  private static SignalSpec magnitudes(int columns) {
    return new SignalSpec(
        SignalKind.MEL_SPECTROGRAM, 16_000, 2, columns, Scale.MAGNITUDE, 512, 160);
  }

  static List<Golden> pcen() {
    return Golden.ofKind("pcen");
  }

  @ParameterizedTest
  @MethodSource("pcen")
  void process_equalsLibrosa(Golden golden) {
    float[] samples = Golden.named("input/" + golden.text("signal")).floats();
    Plan stft =
        new Stft(512, 512, 160, Window.HANN, Padding.ZEROS, Scale.MAGNITUDE)
            .plan(SignalSpec.waveform(16_000, samples.length));
    Plan mel = new MelFilterbank(40, 0, 8000, MelScale.SLANEY, MelNorm.AREA).plan(stft.output());
    Pcen<MelSpectrogram> recipe =
        new Pcen<>(
            Pcen.INT32_RANGE,
            golden.number("gain"),
            golden.number("bias"),
            golden.number("power"),
            golden.number("time_constant"),
            golden.number("eps"));
    float[] found = run(Plan.chain(List.of(stft, mel, recipe.plan(mel.output()))), samples);
    double largest = Arrays.stream(golden.doubles()).map(Math::abs).max().orElseThrow();
    double error = TestSignals.maxDifference(golden.floats(), found);
    assertEquals(0, error, MAX_ERROR * Math.max(1, largest));
  }

  @Property(tries = 50)
  void process_laterFrames_changeNoEarlierOne(
      @ForAll @IntRange(min = 1, max = 29) int kept, @ForAll @IntRange(max = 999) int seed) {
    float[] in = TestSignals.noise(seed, 60, 1);
    float[] cut = new float[2 * kept];
    for (int i = 0; i < 60; i++) {
      in[i] = Math.abs(in[i]);
    }
    System.arraycopy(in, 0, cut, 0, kept);
    System.arraycopy(in, 30, cut, kept, kept);
    float[] whole = run(Pcen.<MelSpectrogram>librosa().plan(magnitudes(30)), in);
    float[] part = run(Pcen.<MelSpectrogram>librosa().plan(magnitudes(kept)), cut);
    for (int i = 0; i < kept; i++) {
      assertEquals(whole[i], part[i]);
      assertEquals(whole[30 + i], part[kept + i]);
      assertTrue(whole[i] >= 0);
    }
  }

  @Test
  void process_silence_isZero() {
    float[] out = run(Pcen.<MelSpectrogram>librosa().plan(magnitudes(30)), new float[60]);
    assertEquals(0, TestSignals.maxDifference(new float[60], out));
  }

  @Test
  void outputSpec_decibels_isRefused() {
    assertEquals(Scale.COMPRESSED, Pcen.librosa().outputSpec(magnitudes(3)).scale());
    assertEquals(
        "Pcen: expected values of scale POWER or MAGNITUDE, found 2 x 3 MEL_SPECTROGRAM, "
            + "DECIBELS, 16000 Hz, hop 160; put it in the place of PowerToDb",
        assertThrows(
                SpecMismatchException.class,
                () -> Pcen.librosa().outputSpec(magnitudes(3).withScale(Scale.DECIBELS)))
            .getMessage());
  }

  @Test
  void new_badNumbers_namesThem() {
    assertRefused("a gain of at least 0, found -1.0; librosa uses 0.98", 1, -1, 2, 0.5, 0.4, 1e-6);
    assertRefused("inputFactor above 0, found 0.0; raise it", 0, 0.98, 2, 0.5, 0.4, 1e-6);
    assertRefused("bias above 0, found 0.0; raise it", 1, 0.98, 0, 0.5, 0.4, 1e-6);
    assertRefused("power above 0, found -0.5; raise it", 1, 0.98, 2, -0.5, 0.4, 1e-6);
    assertRefused("timeConstantSeconds above 0, found NaN; raise it", 1, 0.98, 2, 0.5, NaN, 1e-6);
    assertRefused("eps above 0, found 0.0; raise it", 1, 0.98, 2, 0.5, 0.4, 0);
  }

  private static void assertRefused(
      String message,
      double inputFactor,
      double gain,
      double bias,
      double power,
      double timeConstant,
      double eps) {
    assertEquals(
        "Pcen: expected " + message,
        assertThrows(
                IllegalArgumentException.class,
                () -> new Pcen<>(inputFactor, gain, bias, power, timeConstant, eps))
            .getMessage());
  }

  @Test
  void process_noGain_isRootCompressionOfTheInput() {
    float[] in = TestSignals.noise(2, 60, 1);
    for (int i = 0; i < in.length; i++) {
      in[i] = Math.abs(in[i]);
    }
    Pcen<MelSpectrogram> recipe = new Pcen<>(3, 0, 2, 0.5, 0.4, 1e-6);
    float[] found = run(recipe.plan(magnitudes(30)), in);
    for (int i = 0; i < in.length; i++) {
      assertEquals(Math.sqrt(3 * in[i] + 2) - Math.sqrt(2), found[i], 1e-6);
    }
  }
}
