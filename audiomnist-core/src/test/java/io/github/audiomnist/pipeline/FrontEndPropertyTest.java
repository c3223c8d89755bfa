package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.pipeline.FrontEnds.FrontEnd;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.SignalKind;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.Padding;
import io.github.audiomnist.transform.PowerToDb;
import io.github.audiomnist.transform.Stft;
import io.github.audiomnist.transform.TestSignals;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of every front end that can be put together. */
class FrontEndPropertyTest {

  /** In dB, between kernels; the step between floats at 1,000 is 6e-5. */
  private static final double MAX_KERNEL_ERROR = 1e-4;

  /** What clips may hold. */
  private enum Content {
    NOISE,
    TONE,
    IMPULSE,
    CONSTANT,
    SQUARE,
    SILENCE;

    float[] of(FrontEnd frontEnd) {
      float[] samples = frontEnd.noise(frontEnd.length());
      for (int i = 0; i < samples.length && this != NOISE; i++) {
        samples[i] =
            switch (this) {
              case NOISE, SILENCE -> 0;
              case TONE -> (float) (0.9 * Math.sin(0.7 * i + 0.3));
              case IMPULSE -> i == samples.length / 3 ? 1 : 0;
              case CONSTANT -> 0.5f;
              case SQUARE -> i / 25 % 2 == 0 ? 1 : -1;
            };
      }
      return samples;
    }
  }

  @Provide
  Arbitrary<FrontEnd> frontEnds() {
    return FrontEnds.any();
  }

  @Property(tries = 100)
  void output_any_hasAsManyFramesAsFit(@ForAll("frontEnds") FrontEnd frontEnd) {
    Stft stft = frontEnd.stft();
    int padded = frontEnd.length() + (stft.padding() == Padding.NONE ? 0 : 2 * (stft.nFft() / 2));
    int numFrames = 0;
    for (int start = 0; start + stft.nFft() <= padded; start += stft.hopLength()) {
      numFrames++;
    }
    MelSpectrogram found =
        frontEnd.decibels(Kernel.AUTO).apply(frontEnd.clip(frontEnd.noise(frontEnd.length())));
    assertEquals(SignalKind.MEL_SPECTROGRAM, found.spec().kind());
    assertEquals(numFrames, found.spec().columns());
    assertEquals(frontEnd.mel().nMels(), found.spec().rows());
    assertEquals(frontEnd.sampleRate(), found.spec().sampleRate());
    assertEquals(numFrames * frontEnd.mel().nMels(), found.values().length);
  }

  @Property(tries = 100)
  void apply_anyContent_isFiniteAndPowerIsNotNegative(
      @ForAll("frontEnds") FrontEnd frontEnd, @ForAll Content content) {
    Waveform clip = frontEnd.clip(content.of(frontEnd));
    for (float power : frontEnd.power().apply(clip).values()) {
      assertTrue(power >= 0 && Float.isFinite(power));
    }
    for (float power : frontEnd.mels(frontEnd.length()).apply(clip).values()) {
      assertTrue(power >= 0 && Float.isFinite(power));
    }
    float[] decibels = frontEnd.decibels(Kernel.AUTO).apply(clip).values();
    float loudest = Float.NEGATIVE_INFINITY;
    float quietest = Float.POSITIVE_INFINITY;
    for (float value : decibels) {
      assertTrue(Float.isFinite(value));
      loudest = Math.max(loudest, value);
      quietest = Math.min(quietest, value);
    }
    double range = (double) loudest - quietest;
    double rounding = Math.ulp(loudest) + Math.ulp(quietest);
    assertTrue(range <= frontEnd.toDb().topDb() + rounding, "range " + range);
  }

  @Property(tries = 100)
  void apply_anyKernel_givesTheSameDecibels(
      @ForAll("frontEnds") FrontEnd frontEnd, @ForAll Content content) {
    Waveform clip = frontEnd.clip(content.of(frontEnd));
    float[] expected = frontEnd.decibels(Kernel.JTRANSFORMS).apply(clip).values();
    for (Kernel kernel : Kernel.values()) {
      float[] found = frontEnd.decibels(kernel).apply(clip).values();
      assertEquals(0, TestSignals.maxDifference(expected, found), MAX_KERNEL_ERROR, kernel::name);
    }
  }

  @Property(tries = 25)
  void apply_twice_givesTheSameBits(@ForAll("frontEnds") FrontEnd frontEnd) {
    Waveform clip = frontEnd.clip(frontEnd.noise(frontEnd.length()));
    Waveform other = frontEnd.clip(TestSignals.noise(3, frontEnd.length(), 1));
    for (Kernel kernel : Kernel.values()) {
      FeatureExtractor<MelSpectrogram> used = frontEnd.decibels(kernel).newExtractor();
      float[] first = used.extract(clip).values();
      assertTrue(used.extract(other).values().length > 0);
      assertArrayEquals(first, used.extract(clip).values());
      assertArrayEquals(first, frontEnd.decibels(kernel).apply(clip).values());
    }
  }

  /** Parseval: the bins of a frame hold nFft times the energy of its weighted samples. */
  @Property(tries = 100)
  void power_anyFrame_keepsEnergy(@ForAll("frontEnds") FrontEnd frontEnd) {
    Stft stft = frontEnd.stft();
    float[] samples = frontEnd.noise(frontEnd.length());
    float[] power = frontEnd.power().apply(frontEnd.clip(samples)).values();
    int numFrames = power.length / (stft.nFft() / 2 + 1);
    for (int frame = 0; frame < numFrames; frame++) {
      double sum = 0;
      for (int bin = 0; bin <= stft.nFft() / 2; bin++) {
        boolean hasMirror = bin > 0 && 2 * bin < stft.nFft();
        sum += power[bin * numFrames + frame] * (hasMirror ? 2.0 : 1.0);
      }
      double energy = energy(stft, samples, frame);
      assertEquals(energy, sum / stft.nFft(), 1e-6 * energy);
    }
  }

  private static double energy(Stft stft, float[] samples, int frame) {
    double[] weights = stft.window().weights(stft.windowLength());
    int overhang = stft.padding() == Padding.NONE ? 0 : stft.nFft() / 2;
    int start = frame * stft.hopLength() - overhang + (stft.nFft() - stft.windowLength()) / 2;
    double energy = 0;
    for (int i = 0; i < weights.length; i++) {
      double weighted = weights[i] * sample(samples, start + i, stft.padding());
      energy += weighted * weighted;
    }
    return energy;
  }

  private static float sample(float[] samples, int index, Padding padding) {
    int last = samples.length - 1;
    int mirrored = padding == Padding.REFLECT ? last - Math.abs(last - Math.abs(index)) : index;
    return mirrored >= 0 && mirrored <= last ? samples[mirrored] : 0;
  }

  /** Bands are sums of bins: what the bank makes of a sum is the sum of what it makes. */
  @Property(tries = 50)
  void mels_ofASum_areTheSum(@ForAll("frontEnds") FrontEnd frontEnd) {
    Waveform clip = frontEnd.clip(frontEnd.noise(frontEnd.length()));
    float[] power = frontEnd.power().apply(clip).values();
    float[] bands = frontEnd.mels(frontEnd.length()).apply(clip).values();
    float[] weights = frontEnd.mel().weights(frontEnd.power().output());
    int numBins = frontEnd.stft().nFft() / 2 + 1;
    int numFrames = power.length / numBins;
    for (int i = 0; i < bands.length; i++) {
      double sum = 0;
      for (int bin = 0; bin < numBins; bin++) {
        sum +=
            weights[i / numFrames * numBins + bin]
                * (double) power[bin * numFrames + i % numFrames];
      }
      assertEquals(sum, bands[i], 1e-6 * sum);
    }
  }

  /**
   * With nothing below the smallest power told from 0; 7.6e-6 is the step between floats at 100.
   */
  @Property(tries = 100)
  void decibels_tenTimesAsLoud_are20More(@ForAll("frontEnds") FrontEnd frontEnd) {
    float[] samples = frontEnd.noise(frontEnd.length());
    float[] power = frontEnd.mels(samples.length).apply(frontEnd.clip(samples)).values();
    Pipeline<MelSpectrogram> pipeline =
        frontEnd.mels(samples.length).then(new PowerToDb<>(1, 1e-30f, frontEnd.toDb().topDb()));
    float[] quiet = pipeline.apply(frontEnd.clip(samples)).values();
    float[] loud = pipeline.apply(frontEnd.clip(TestSignals.scaled(samples, 10))).values();
    for (int i = 0; i < quiet.length; i++) {
      if (power[i] > 1e-9f) {
        assertEquals(20, loud[i] - quiet[i], 2e-5);
      }
    }
  }

  /** What comes hops later, is hops later in the features. */
  @Property(tries = 100)
  void power_shiftByWholeHops_shiftsFrames(
      @ForAll("frontEnds") FrontEnd any, @ForAll @IntRange(min = 1, max = 9) int hops) {
    FrontEnd frontEnd =
        any.stft().padding() == Padding.REFLECT ? any.withPadding(Padding.ZEROS) : any;
    float[] samples = frontEnd.noise(frontEnd.length());
    int shift = hops * frontEnd.stft().hopLength();
    float[] later = new float[shift + samples.length];
    System.arraycopy(samples, 0, later, shift, samples.length);
    float[] before = bands(frontEnd, samples);
    float[] after = bands(frontEnd, later);
    int nMels = frontEnd.mel().nMels();
    int numFrames = before.length / nMels;
    assertEquals(numFrames + hops, after.length / nMels);
    for (int m = 0; m < nMels; m++) {
      int from = m * (numFrames + hops) + hops;
      assertArrayEquals(
          Arrays.copyOfRange(before, m * numFrames, (m + 1) * numFrames),
          Arrays.copyOfRange(after, from, from + numFrames));
    }
  }

  private static float[] bands(FrontEnd frontEnd, float[] samples) {
    return frontEnd.mels(samples.length).apply(frontEnd.clip(samples)).values();
  }
}
