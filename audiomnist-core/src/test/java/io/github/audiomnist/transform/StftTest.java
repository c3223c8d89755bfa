package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.TestSignals.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StftTest {

  private static final int RATE = 8000;

  private static Stft power(int nFft, int windowLength, int hop, Window window, Padding padding) {
    return new Stft(nFft, windowLength, hop, window, padding, Scale.POWER);
  }

  private static float[] spectrogram(Stft stft, float[] samples) {
    return run(stft.plan(SignalSpec.waveform(RATE, samples.length)), samples);
  }

  @Test
  void outputSpec_oddFft_roundsDown() {
    SignalSpec output =
        power(1103, 1103, 441, Window.HANN, Padding.ZEROS)
            .outputSpec(SignalSpec.waveform(22_050, 3969));
    assertEquals(
        new SignalSpec(SignalKind.SPECTROGRAM, 22_050, 552, 9, Scale.POWER, 1103, 441), output);
  }

  @Property(tries = 500)
  void outputSpec_anySizes_countsFramesThatFit(
      @ForAll @IntRange(min = 2, max = 300) int nFft,
      @ForAll @IntRange(min = 1, max = 300) int hop,
      @ForAll @IntRange(min = 1, max = 2000) int length,
      @ForAll Padding padding) {
    Assume.that(hop <= nFft);
    Assume.that(padding != Padding.NONE || length >= nFft);
    Assume.that(padding != Padding.REFLECT || length > nFft / 2);
    int padded = length + (padding == Padding.NONE ? 0 : 2 * (nFft / 2));
    int fitting = 0;
    for (int start = 0; start + nFft <= padded; start += hop) {
      fitting++;
    }
    Stft stft = power(nFft, nFft, hop, Window.HANN, padding);
    assertEquals(fitting, stft.outputSpec(SignalSpec.waveform(RATE, length)).columns());
  }

  @Property(tries = 60)
  void process_rectangularWindow_keepsEnergyOfEveryFrame(
      @ForAll @IntRange(min = 2, max = 400) int nFft, @ForAll @IntRange(max = 1000) int seed) {
    float[] samples = TestSignals.noise(seed, 5 * nFft + 1, 1);
    float[] power = spectrogram(power(nFft, nFft, nFft, Window.RECTANGULAR, Padding.NONE), samples);
    int numFrames = 5;
    for (int frame = 0; frame < numFrames; frame++) {
      double energy = 0;
      for (int i = 0; i < nFft; i++) {
        double sample = samples[frame * nFft + i];
        energy += sample * sample;
      }
      double sum = 0;
      for (int k = 0; k <= nFft / 2; k++) {
        boolean hasMirror = k > 0 && 2 * k < nFft;
        sum += power[k * numFrames + frame] * (hasMirror ? 2.0 : 1.0);
      }
      assertEquals(1, sum / nFft / energy, 1e-6);
    }
  }

  @Property(tries = 60)
  void process_anySettings_isDftOfWindowedSamples(
      @ForAll @IntRange(min = 2, max = 200) int nFft,
      @ForAll @IntRange(min = 1, max = 200) int windowLength,
      @ForAll Window window,
      @ForAll Padding padding) {
    Assume.that(windowLength <= nFft);
    int hop = 1 + windowLength / 2;
    Assume.that(hop <= windowLength);
    float[] samples = TestSignals.noise(nFft, 431, 1);
    float[] found = spectrogram(power(nFft, windowLength, hop, window, padding), samples);
    int numFrames = found.length / (nFft / 2 + 1);
    for (int frame = 0; frame < numFrames; frame++) {
      int start = frame * hop - (padding == Padding.NONE ? 0 : nFft / 2);
      double[] expected =
          NaiveDft.power(windowed(samples, start, nFft, windowLength, window, padding));
      for (int k = 0; k < expected.length; k++) {
        assertTrue(found[k * numFrames + frame] >= 0);
        assertEquals(expected[k], found[k * numFrames + frame], 1e-6 * nFft);
      }
    }
  }

  private static float[] windowed(
      float[] samples, int start, int nFft, int windowLength, Window window, Padding padding) {
    double[] weights = window.weights(windowLength);
    int lead = (nFft - windowLength) / 2;
    float[] frame = new float[nFft];
    for (int i = 0; i < windowLength; i++) {
      int index = start + lead + i;
      if (padding == Padding.REFLECT) {
        int last = samples.length - 1;
        index = last - Math.abs(last - Math.abs(index));
      }
      boolean inside = index >= 0 && index < samples.length;
      frame[lead + i] = inside ? (float) (weights[i] * samples[index]) : 0;
    }
    return frame;
  }

  @ParameterizedTest
  @EnumSource(Padding.class)
  void process_shiftByWholeHops_shiftsFrames(Padding padding) {
    Stft stft = power(256, 200, 80, Window.HANN, padding);
    float[] samples = TestSignals.noise(5, 4000, 0.5);
    int hops = 7;
    float[] later = new float[samples.length];
    System.arraycopy(samples, 0, later, hops * 80, samples.length - hops * 80);
    float[] before = spectrogram(stft, samples);
    float[] after = spectrogram(stft, later);
    int numFrames = before.length / 129;
    int edge = 2;
    for (int k = 0; k < 129; k++) {
      for (int frame = edge; frame < numFrames - hops - edge; frame++) {
        assertEquals(before[k * numFrames + frame], after[k * numFrames + frame + hops]);
      }
    }
  }

  @Test
  void process_magnitude_isRootOfPower() {
    float[] samples = TestSignals.noise(6, 1000, 1);
    Stft power = Stft.power(128, 100, 50);
    Stft magnitude = new Stft(128, 100, 50, Window.HANN, Padding.ZEROS, Scale.MAGNITUDE);
    float[] expected = spectrogram(power, samples);
    float[] found = spectrogram(magnitude, samples);
    for (int i = 0; i < found.length; i++) {
      assertEquals(Math.sqrt(expected[i]), found[i], 1e-6 * found[i]);
    }
  }

  @Test
  void process_partlyValid_countsFramesCentredOnRecording() {
    Plan centred = Stft.power(256, 200, 80).plan(SignalSpec.waveform(RATE, 8000));
    Plan inside =
        power(256, 200, 80, Window.HANN, Padding.NONE).plan(SignalSpec.waveform(RATE, 8000));
    assertEquals(100, validFrames(centred, 8000));
    assertEquals(2, validFrames(centred, 81));
    assertEquals(1, validFrames(centred, 80));
    assertEquals(0, validFrames(centred, 0));
    assertEquals(97, validFrames(inside, 8000));
    assertEquals(1, validFrames(inside, 256));
    assertEquals(0, validFrames(inside, 255));
  }

  private static int validFrames(Plan plan, int validSamples) {
    float[] out = new float[plan.output().size()];
    return plan.process(new float[8000], validSamples, out, plan.newScratch());
  }

  @Test
  void new_badSizes_namesBoth() {
    assertMessage(
        assertThrows(IllegalArgumentException.class, () -> Stft.power(256, 200, 201)),
        "Stft: expected hopLength of at most windowLength 200, found 201; lower hopLength");
    assertMessage(
        assertThrows(IllegalArgumentException.class, () -> Stft.power(256, 257, 80)),
        "Stft: expected windowLength of at most nFft 256, found 257; raise nFft");
    assertMessage(
        assertThrows(IllegalArgumentException.class, () -> Stft.power(1 << 17, 200, 80)),
        "Stft: expected nFft of 2 to 65536, found 131072");
    assertMessage(
        assertThrows(IllegalArgumentException.class, () -> Stft.power(256, 200, 0)),
        "Stft: expected hopLength of at least 1, found 0");
    assertMessage(
        assertThrows(
            IllegalArgumentException.class,
            () -> new Stft(256, 200, 80, Window.HANN, Padding.ZEROS, Scale.DECIBELS)),
        "Stft: expected POWER or MAGNITUDE, found DECIBELS; append PowerToDb");
  }

  @Test
  void outputSpec_clipShorterThanFft_namesBoth() {
    SignalSpec clip = SignalSpec.waveform(RATE, 128);
    assertMessage(
        assertThrows(
            SpecMismatchException.class,
            () -> power(256, 200, 80, Window.HANN, Padding.NONE).outputSpec(clip)),
        "Stft: expected at least 256 samples (nFft 256, padding NONE), found 128; lengthen");
    assertMessage(
        assertThrows(
            SpecMismatchException.class,
            () -> power(256, 200, 80, Window.HANN, Padding.REFLECT).plan(clip)),
        "Stft: expected at least 129 samples (nFft 256, padding REFLECT), found 128; lengthen");
  }

  private static void assertMessage(Exception exception, String start) {
    String message = String.valueOf(exception.getMessage());
    assertTrue(message.startsWith(start), message);
  }

  @Test
  void new_noWindow_isNamed() {
    assertMessage(
        assertThrows(IllegalArgumentException.class, () -> Stft.power(256, 0, 0)),
        "Stft: expected windowLength of at least 1, found 0; raise it");
  }

  @Test
  void outputSpec_spectrogram_isRefused() {
    Stft stft = Stft.power(256, 200, 80);
    SignalSpec spectrogram = stft.outputSpec(SignalSpec.waveform(RATE, 30_000));
    assertMessage(
        assertThrows(SpecMismatchException.class, () -> stft.outputSpec(spectrogram)),
        "Stft: expected a WAVEFORM, found " + spectrogram + "; put Stft before other stages");
  }
}
