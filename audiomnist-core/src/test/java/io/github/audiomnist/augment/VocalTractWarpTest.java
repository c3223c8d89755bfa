package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Scale;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.Spectrogram;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.MelFilterbank;
import io.github.audiomnist.transform.MelNorm;
import io.github.audiomnist.transform.MelScale;
import io.github.audiomnist.transform.Plan;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.TestSignals;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class VocalTractWarpTest {

  private static final int RATE = 16_000;
  private static final int N_FFT = 1024;
  private static final int FRAMES = 7;
  private static final SignalSpec SPEC =
      new SignalSpec(SignalKind.SPECTROGRAM, RATE, N_FFT / 2 + 1, FRAMES, Scale.POWER, N_FFT, 160);
  private static final MelFilterbank BANK =
      new MelFilterbank(40, 50, 8000, MelScale.SLANEY, MelNorm.AREA);

  private static Spectrogram spectra(long seed) {
    float[] power = TestSignals.noise(seed, SPEC.size(), 1);
    for (int i = 0; i < power.length; i++) {
      power[i] *= power[i];
    }
    return new Spectrogram(SPEC, power, 5);
  }

  private static VocalTractWarp only(double alpha) {
    return new VocalTractWarp(alpha, alpha, 1, 4800);
  }

  @Property(tries = 40)
  void apply_alphaOne_isTheBankToTheBit(
      @ForAll long seed, @ForAll MelScale scale, @ForAll MelNorm norm) {
    MelFilterbank bank = new MelFilterbank(40, 0, 8000, scale, norm);
    Spectrogram spectra = spectra(seed);
    MelSpectrogram found = only(1).plan(bank, SPEC).apply(spectra, seed, 1, 2);
    assertArrayEquals(TestSignals.run(bank.plan(SPEC), spectra.values()), found.values());
    assertEquals(bank.outputSpec(SPEC), found.spec());
    assertEquals(5, found.validFrames());
  }

  /** What a trainer does that keeps spectra: mel bands and decibels anew, and nothing else. */
  @Test
  void plan_chainedWithPowerToDb_isThePipelineWhereAlphaIsOne() {
    Waveform clip = Clips.noise(1, RATE, RATE);
    Stft stft = Stft.power(512, 400, 160);
    Pipeline<Spectrogram> toSpectra = Pipeline.from(InputFormat.hz(RATE)).then(stft);
    Spectrogram spectra = toSpectra.apply(clip);
    Plan bands = only(1).plan(BANK, spectra.spec()).plan(7, 1, 2);
    Plan toDb = Plan.chain(List.of(bands, PowerToDb.librosa().plan(bands.output())));
    float[] expected = toSpectra.then(BANK).then(PowerToDb.librosa()).apply(clip).values();
    float[] found = TestSignals.run(toDb, spectra.values());
    assertEquals(0, TestSignals.maxDifference(expected, found), 2e-5);
  }

  /** The formula of the paper, and that both its pieces meet. */
  @Property(tries = 300)
  void warped_anyFrequency_isPiecewiseLinearAndIncreasesToHalfTheRate(
      @ForAll @DoubleRange(min = 0.5, max = 2) double alpha,
      @ForAll @DoubleRange(min = 100, max = 7900) double fHigh,
      @ForAll @DoubleRange(max = 8000) double hz) {
    VocalTractWarp warp = new VocalTractWarp(alpha, alpha, 1, fHigh);
    double knee = fHigh * Math.min(alpha, 1) / alpha;
    double found = warp.warped(hz, alpha, 8000);
    if (hz <= knee) {
      assertEquals(alpha * hz, found, 1e-9);
    } else {
      double slope = (8000 - alpha * knee) / (8000 - knee);
      assertEquals(alpha * knee + slope * (hz - knee), found, 1e-6);
    }
    assertEquals(8000, warp.warped(8000, alpha, 8000), 1e-6);
    assertTrue(warp.warped(hz, alpha, 8000) < warp.warped(hz + 0.01, alpha, 8000));
  }

  /** With alpha 1.1 a band sees at 1100 Hz what it saw at 1000 Hz, below fHigh. */
  @Property(tries = 40)
  void apply_spectraStretchedByAlpha_lookLikeUnwarpedOnes(
      @ForAll @DoubleRange(min = 0.85, max = 1.15) double alpha) {
    MelFilterbank bank = new MelFilterbank(30, 100, 8000, MelScale.HTK, MelNorm.NONE);
    MelSpectrogram plain = only(1).plan(bank, SPEC).apply(smooth(1), 1, 1, 1);
    MelSpectrogram warped = only(alpha).plan(bank, SPEC).apply(smooth(alpha), 1, 1, 1);
    for (int band = 0; band < 15; band++) {
      assertEquals(1, warped.at(band, 0) / alpha / plain.at(band, 0), 0.06, "band " + band);
    }
  }

  /** A spectrum with humps, stretched along frequency. */
  private static Spectrogram smooth(double stretch) {
    float[] power = new float[SPEC.size()];
    for (int i = 0; i < power.length; i++) {
      int bin = i / FRAMES;
      double hz = bin * (double) RATE / N_FFT / stretch;
      power[i] = (float) (2 + Math.sin(hz / 300));
    }
    return new Spectrogram(SPEC, power, FRAMES);
  }

  @Test
  void alpha_manyClips_drawsAllOfTheGridAndExactlyOne() {
    WarpedMelBands bands = VocalTractWarp.standard().plan(BANK, SPEC);
    Set<Double> alphas = new TreeSet<>();
    for (int clip = 0; clip < 1000; clip++) {
      alphas.add(bands.alpha(7, 1, clip));
    }
    assertEquals(21, alphas.size());
    assertTrue(alphas.contains(1.0));
    assertTrue(alphas.contains(0.9) && alphas.contains(1.1));
    assertEquals(0.91, VocalTractWarp.standard().alpha(1), 1e-12);
  }

  @Property(tries = 30)
  void apply_sameSeedEpochAndClip_givesSameBytesByTheAlphaItNames(
      @ForAll long seed, @ForAll int epoch, @ForAll int clip) {
    Spectrogram spectra = spectra(seed);
    WarpedMelBands bands = VocalTractWarp.standard().plan(BANK, SPEC);
    MelSpectrogram found = bands.apply(spectra, seed, epoch, clip);
    assertEquals(
        found, VocalTractWarp.standard().plan(BANK, SPEC).apply(spectra, seed, epoch, clip));
    WarpedMelBands named = only(bands.alpha(seed, epoch, clip)).plan(BANK, SPEC);
    assertEquals(named.apply(spectra, 0, 0, 0), found);
  }

  @Test
  void apply_manyThreadsInAnyOrder_givesSameBytes() {
    WarpedMelBands bands = VocalTractWarp.standard().plan(BANK, SPEC);
    Spectrogram spectra = spectra(1);
    var inOrder =
        IntStream.range(0, 50).mapToObj(clip -> bands.apply(spectra, 7, 1, clip)).toList();
    assertTrue(new HashSet<>(inOrder).size() > 10);
    new SeededRandom(1)
        .shuffled(IntStream.range(0, 50).boxed().toList()).parallelStream()
            .forEach(clip -> assertEquals(inOrder.get(clip), bands.apply(spectra, 7, 1, clip)));
  }

  @Test
  void plan_telephoneRate_asksForALowerFHigh() {
    SignalSpec telephone =
        new SignalSpec(SignalKind.SPECTROGRAM, 8000, 129, 3, Scale.POWER, 256, 80);
    MelFilterbank bank = new MelFilterbank(30, 50, 4000, MelScale.HTK, MelNorm.NONE);
    assertEquals(
        "VocalTractWarp: expected fHigh below 4000.0 Hz, half the sample rate, found 4800.0 Hz; "
            + "lower it with withFHigh",
        assertThrows(
                SpecMismatchException.class, () -> VocalTractWarp.standard().plan(bank, telephone))
            .getMessage());
    WarpedMelBands bands = VocalTractWarp.standard().withFHigh(3200).plan(bank, telephone);
    assertEquals(30, bands.plan(1, 1, 1).output().rows());
  }

  @Test
  void apply_otherSpectra_asksForAPlan() {
    WarpedMelBands bands = VocalTractWarp.standard().plan(BANK, SPEC);
    SignalSpec longer = SPEC.withColumns(8);
    Spectrogram spectra = new Spectrogram(longer, new float[longer.size()], 8);
    assertEquals(
        "WarpedMelBands: expected 513 x 7 SPECTROGRAM, POWER, 16000 Hz, hop 160, "
            + "found 513 x 8 SPECTROGRAM, POWER, 16000 Hz, hop 160; plan for this spec",
        assertThrows(SpecMismatchException.class, () -> bands.apply(spectra, 1, 1, 1))
            .getMessage());
  }

  @Property(tries = 50)
  void new_stepsOutOfRange_namesThem(@ForAll @IntRange(min = 1002, max = 5000) int steps) {
    assertEquals(
        "VocalTractWarp: expected 2 to 1001 steps, found %s for alphas of 0.9 to 1.1"
            .formatted(steps),
        assertThrows(
                IllegalArgumentException.class, () -> new VocalTractWarp(0.9, 1.1, steps, 4800))
            .getMessage());
  }

  @Test
  void new_badValues_namesThem() {
    assertEquals(
        "VocalTractWarp: expected 2 to 1001 steps, found 1 for alphas of 0.9 to 1.1",
        assertThrows(IllegalArgumentException.class, () -> new VocalTractWarp(0.9, 1.1, 1, 4800))
            .getMessage());
    assertEquals(
        "VocalTractWarp: expected a range of alphas within 0.5 to 2.0, found 0.1 to 1.1",
        assertThrows(IllegalArgumentException.class, () -> new VocalTractWarp(0.1, 1.1, 3, 4800))
            .getMessage());
    assertEquals(
        "VocalTractWarp: expected fHigh above 0 Hz, found 0.0",
        assertThrows(IllegalArgumentException.class, () -> new VocalTractWarp(0.9, 1.1, 3, 0))
            .getMessage());
  }
}
