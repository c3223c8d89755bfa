package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.TestSignals.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.transform.KaldiStft.Edges;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KaldiStftTest {

  private static final int RATE = 8000;

  private static float[] power(KaldiStft recipe, float[] samples) {
    return run(recipe.plan(SignalSpec.waveform(RATE, samples.length)), samples);
  }

  @Test
  void atRate_oddRates_cutsToWholeSamples() {
    assertEquals(
        new KaldiStft(551, 220, 0.97, 1, Edges.SNIP),
        KaldiStft.atRate(22_050, KaldiStft.UNIT_RANGE));
    assertEquals(
        new KaldiStft(1102, 441, 0.97, 1, Edges.SNIP),
        KaldiStft.atRate(44_100, KaldiStft.UNIT_RANGE));
  }

  @Test
  void outputSpec_sixteenKilohertz_padsToPowerOfTwo() {
    assertEquals(
        new SignalSpec(SignalKind.SPECTROGRAM, 16_000, 257, 98, Scale.POWER, 512, 160),
        KaldiStft.atRate(16_000, 1).outputSpec(SignalSpec.waveform(16_000, 16_000)));
    assertEquals(256, new KaldiStft(256, 80, 0, 1, Edges.SNIP).nFft());
    assertEquals(512, new KaldiStft(257, 80, 0, 1, Edges.SNIP).nFft());
  }

  @Property(tries = 40)
  void process_anySettings_isDftOfPreparedFrames(
      @ForAll @IntRange(min = 2, max = 150) int windowLength,
      @ForAll @DoubleRange(max = 1) double preEmphasis,
      @ForAll Edges edges) {
    float[] samples = TestSignals.noise(windowLength, 331, 1);
    int hop = 1 + windowLength / 3;
    KaldiStft recipe = new KaldiStft(windowLength, hop, preEmphasis, 1, edges);
    float[] found = power(recipe, samples);
    int numFrames = found.length / (recipe.nFft() / 2 + 1);
    for (int t = 0; t < numFrames; t++) {
      int start = t * hop + (edges == Edges.SNIP ? 0 : hop / 2 - windowLength / 2);
      double[] expected = NaiveDft.power(prepared(samples, start, recipe));
      for (int k = 0; k < expected.length; k++) {
        assertEquals(expected[k], found[k * numFrames + t], 1e-4);
      }
    }
  }

  private static float[] prepared(float[] samples, int start, KaldiStft recipe) {
    int length = recipe.windowLength();
    double[] cut = new double[length];
    double mean = 0;
    for (int i = 0; i < length; i++) {
      int index = start + i;
      while (index < 0 || index >= samples.length) {
        index = index < 0 ? -index - 1 : 2 * samples.length - 1 - index;
      }
      cut[i] = samples[index];
      mean += cut[i] / length;
    }
    float[] frame = new float[recipe.nFft()];
    for (int i = 0; i < length; i++) {
      double before = (i == 0 ? cut[0] : cut[i - 1]) - mean;
      double weight = Math.pow(0.5 - 0.5 * Math.cos(2 * Math.PI * i / (length - 1)), 0.85);
      frame[i] = (float) (weight * (cut[i] - mean - recipe.preEmphasis() * before));
    }
    return frame;
  }

  @Property(tries = 30)
  void process_constantAdded_changesNothing(
      @ForAll @DoubleRange(min = -0.5, max = 0.5) double offset) {
    float[] samples = TestSignals.noise(1, 900, 0.5);
    float[] lifted = samples.clone();
    for (int i = 0; i < lifted.length; i++) {
      lifted[i] += (float) offset;
    }
    KaldiStft recipe = KaldiStft.atRate(RATE, 1);
    assertEquals(0, TestSignals.maxDifference(power(recipe, samples), power(recipe, lifted)), 1e-4);
  }

  @Test
  void process_sixteenBitRange_isPowerTimesItsSquare() {
    float[] samples = TestSignals.noise(1, 900, 0.5);
    float[] unit = power(KaldiStft.atRate(RATE, KaldiStft.UNIT_RANGE), samples);
    float[] wide = power(KaldiStft.atRate(RATE, KaldiStft.INT16_RANGE), samples);
    assertEquals(0, TestSignals.maxDifference(TestSignals.scaled(unit, 0x1p30), wide));
  }

  @Test
  void outputSpec_shortClip_namesLengths() {
    assertEquals(
        "KaldiStft: expected at least 200 samples (windowLength 200, edges SNIP), found 199; "
            + "lengthen the clip with PadOrTrim or shorten the window",
        assertThrows(
                SpecMismatchException.class,
                () -> KaldiStft.atRate(RATE, 1).outputSpec(SignalSpec.waveform(RATE, 199)))
            .getMessage());
    KaldiStft mirror = KaldiStft.atRate(RATE, 1).withEdges(Edges.MIRROR);
    assertEquals(1, mirror.outputSpec(SignalSpec.waveform(RATE, 40)).columns());
    assertThrows(
        SpecMismatchException.class, () -> mirror.outputSpec(SignalSpec.waveform(RATE, 39)));
  }

  @Test
  void new_badNumbers_namesThem() {
    assertRefused("windowLength of 2 to 65536, found 1; Kaldi uses 25 ms", 1, 1, 0.97, 1);
    assertRefused(
        "hopLength of 1 to windowLength 200, found 201; Kaldi uses 10 ms", 200, 201, 0.97, 1);
    assertRefused("preEmphasis of 0 to 1, found NaN", 200, 80, Double.NaN, 1);
    assertRefused("fullScale above 0, found 0.0; use UNIT_RANGE or INT16_RANGE", 200, 80, 0.97, 0);
  }

  private static void assertRefused(
      String message, int windowLength, int hop, double preEmphasis, double fullScale) {
    assertEquals(
        "KaldiStft: expected " + message,
        assertThrows(
                IllegalArgumentException.class,
                () -> new KaldiStft(windowLength, hop, preEmphasis, fullScale, Edges.SNIP))
            .getMessage());
  }

  @Test
  void new_longestWindow_isTaken() {
    assertEquals(
        Stft.MAX_N_FFT, new KaldiStft(Stft.MAX_N_FFT, 80, 0, 1, Edges.SNIP).windowLength());
    assertThrows(
        IllegalArgumentException.class,
        () -> new KaldiStft(Stft.MAX_N_FFT + 1, 80, 0, 1, Edges.SNIP));
  }

  @Test
  void outputSpec_spectrogram_isRefused() {
    KaldiStft recipe = KaldiStft.atRate(RATE, 1);
    SignalSpec spectrogram = recipe.outputSpec(SignalSpec.waveform(RATE, 30_000));
    assertEquals(
        "KaldiStft: expected a WAVEFORM, found " + spectrogram + "; put it before other stages",
        assertThrows(SpecMismatchException.class, () -> recipe.outputSpec(spectrogram))
            .getMessage());
  }

  @Test
  void process_partlyValid_countsFramesOfTheRecordingAlone() {
    KaldiStft snip = KaldiStft.atRate(RATE, 1);
    assertEquals(0, validFrames(snip, 199));
    assertEquals(1, validFrames(snip, 200));
    assertEquals(1, validFrames(snip, 279));
    assertEquals(2, validFrames(snip, 280));
    assertEquals(98, validFrames(snip, 8000));
    KaldiStft mirror = snip.withEdges(Edges.MIRROR);
    assertEquals(0, validFrames(mirror, 39));
    assertEquals(1, validFrames(mirror, 40));
    assertEquals(1, validFrames(mirror, 119));
    assertEquals(2, validFrames(mirror, 120));
    assertEquals(100, validFrames(mirror, 8000));
  }

  private static int validFrames(KaldiStft recipe, int validSamples) {
    Plan plan = recipe.plan(SignalSpec.waveform(RATE, 8000));
    float[] out = new float[plan.output().size()];
    return plan.process(new float[8000], validSamples, out, plan.newScratch());
  }
}
