package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.SpecMismatchException;
import io.github.audiomnist.signal.Waveform;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MixupTest {

  @Property(tries = 300)
  void draw_anyAlpha_staysWithinBoundsAndIsDrawnAgain(
      @ForAll long seed,
      @ForAll int epoch,
      @ForAll int clip,
      @ForAll @DoubleRange(max = 100) double alpha,
      @ForAll @IntRange(min = 1, max = 1000) int numClips) {
    Mixup mixup = new Mixup(alpha);
    Mixture mixture = mixup.draw(seed, epoch, clip, numClips);
    assertTrue(mixture.partner() >= 0 && mixture.partner() < numClips);
    assertTrue(mixture.share() >= 0 && mixture.share() <= 1);
    assertEquals(mixture, mixup.draw(seed, epoch, clip, numClips));
  }

  @Property(tries = 20)
  void draw_alphaZero_leavesTheClipAlone(@ForAll long seed) {
    assertEquals(1, new Mixup(0).draw(seed, 1, 2, 9).share());
  }

  /** Beta(alpha, alpha) has mean 1/2 and variance 1 / (4 (2 alpha + 1)). */
  @Test
  void draw_manyClips_hasSharesOfTheDistributionAndAllPartners() {
    Mixup mixup = new Mixup(0.4);
    int[] partners = new int[5];
    double sum = 0;
    double squares = 0;
    for (int clip = 0; clip < 20_000; clip++) {
      Mixture mixture = mixup.draw(3, 1, clip, 5);
      partners[mixture.partner()]++;
      sum += mixture.share() - 0.5;
      squares += (mixture.share() - 0.5) * (mixture.share() - 0.5);
    }
    assertEquals(0, sum / 20_000, 0.013);
    assertEquals(1 / (4 * 1.8), squares / 20_000, 0.005);
    for (int count : partners) {
      assertEquals(4000, count, 300);
    }
  }

  @Property(tries = 100)
  void mix_waveforms_isTheWeightedSumAsLongAsTheFirst(
      @ForAll long seed,
      @ForAll @DoubleRange(max = 1) double share,
      @ForAll @IntRange(max = 50) int length,
      @ForAll @IntRange(max = 50) int otherLength) {
    Waveform clip = Clips.noise(seed, length, 8000);
    Waveform other = Clips.noise(seed + 1, otherLength, 8000);
    Waveform mixed = new Mixture(0, share).mix(clip, other);
    assertEquals(length, mixed.length());
    for (int i = 0; i < length; i++) {
      double added = i < otherLength ? other.at(i) : 0;
      assertEquals(share * clip.at(i) + (1 - share) * added, mixed.at(i), 1e-7);
    }
  }

  @Property(tries = 50)
  void mix_features_isTheWeightedSumAndValidWhereOneIs(
      @ForAll long seed,
      @ForAll @DoubleRange(max = 1) double share,
      @ForAll @IntRange(max = 9) int valid,
      @ForAll @IntRange(max = 9) int otherValid) {
    MelSpectrogram features = Pictures.melSpectrogram(seed, 4, 9, valid);
    MelSpectrogram others = Pictures.melSpectrogram(seed + 1, 4, 9, otherValid);
    MelSpectrogram mixed = new Mixture(0, share).mix(features, others);
    assertEquals(Math.max(valid, otherValid), mixed.validFrames());
    for (int i = 0; i < 36; i++) {
      double expected = share * features.at(i / 9, i % 9) + (1 - share) * others.at(i / 9, i % 9);
      assertEquals(expected, mixed.at(i / 9, i % 9), 1e-6);
    }
  }

  @Property(tries = 20)
  void mix_wholeShare_isIdentity(@ForAll long seed) {
    Waveform clip = Clips.noise(seed, 30, 8000);
    MelSpectrogram features = Pictures.melSpectrogram(seed, 4, 9, 5);
    Mixture mixture = new Mixture(0, 1);
    assertEquals(clip, mixture.mix(clip, Clips.noise(seed + 1, 30, 8000)));
    assertEquals(features, mixture.mix(features, Pictures.melSpectrogram(seed + 1, 4, 9, 5)));
  }

  @Test
  void mix_otherRateOrSpec_namesBoth() {
    Mixture mixture = new Mixture(0, 0.5);
    Waveform clip = Clips.noise(1, 30, 8000);
    assertEquals(
        "Mixture: expected 8000 Hz, found 30 samples, 16000 Hz; resample one of the clips",
        assertThrows(
                SpecMismatchException.class, () -> mixture.mix(clip, Clips.noise(1, 30, 16_000)))
            .getMessage());
    MelSpectrogram features = Pictures.melSpectrogram(1, 4, 9, 5);
    assertEquals(
        "Mixture: expected 4 x 9 MEL_SPECTROGRAM, STANDARDIZED, 8000 Hz, hop 80, "
            + "found 5 x 9 MEL_SPECTROGRAM, STANDARDIZED, 8000 Hz, hop 80; "
            + "extract both with one pipeline",
        assertThrows(
                SpecMismatchException.class,
                () -> mixture.mix(features, Pictures.melSpectrogram(1, 5, 9, 5)))
            .getMessage());
  }

  @Test
  void labelWeights_twoLabels_sharesOneBetweenThem() {
    assertArrayEquals(new float[] {0, 0.75f, 0, 0.25f}, new Mixture(0, 0.75).labelWeights(1, 3, 4));
    assertArrayEquals(new float[] {0, 1}, new Mixture(0, 0.3).labelWeights(1, 1, 2));
  }

  @Test
  void new_badValues_namesThem() {
    assertEquals(
        "Mixup: expected an alpha of 0 to 1000000.0, found -1.0",
        assertThrows(IllegalArgumentException.class, () -> new Mixup(-1)).getMessage());
    assertEquals(
        "Mixup: expected at least one clip, found 0",
        assertThrows(IllegalArgumentException.class, () -> new Mixup(1).draw(1, 1, 1, 0))
            .getMessage());
    assertEquals(
        "Mixture: expected a share of 0 to 1, found 2.0",
        assertThrows(IllegalArgumentException.class, () -> new Mixture(0, 2)).getMessage());
    assertEquals(
        "Mixture: expected a partner of at least 0, found -1",
        assertThrows(IllegalArgumentException.class, () -> new Mixture(-1, 1)).getMessage());
  }
}
