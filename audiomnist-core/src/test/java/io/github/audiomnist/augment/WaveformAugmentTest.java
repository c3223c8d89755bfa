package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every change of waveforms promises, whatever it does. */
class WaveformAugmentTest {

  private static final int RATE = 8000;
  private static final int CLIPS = 12;

  /** Every augmentation at a strength that changes every clip, made anew each time. */
  static List<Supplier<WaveformAugment>> all() {
    return List.of(
        () -> new TimeShift(0.01, 0.1),
        () -> Gain.db(-9, -3),
        PolarityInversion::new,
        () -> new Clipping(0.2, 0.6),
        () -> new LowPass(1000, 3000),
        () -> Noise.white(0, 20),
        () -> Noise.pink(0, 20),
        () -> Noise.from(List.of(Clips.noise(1, 900, RATE), Clips.noise(2, 90, 11_025)), 0, 20),
        () -> new Speed(0.8, 0.95),
        () -> new TimeStretch(1.1, 1.4),
        () -> new PitchShift(1, 3),
        () -> Reverberation.rt60(0.1, 0.3),
        () -> Reverberation.from(List.of(Clips.noise(3, 400, RATE), Clips.noise(4, 400, 16_000))),
        () -> new SilenceAround(0.01, 0.1),
        () -> new Coloration(6),
        () -> Gain.db(-9, -3).withProbability(1));
  }

  /** Those of them that draw something. */
  static Stream<Supplier<WaveformAugment>> drawing() {
    return all().stream().filter(augments -> !(augments.get() instanceof PolarityInversion));
  }

  private static Waveform apply(WaveformAugment augment, int index) {
    return Augmentation.of(augment).apply(Clips.noise(5, 2000, RATE), 7, 3, index);
  }

  @ParameterizedTest
  @MethodSource("all")
  void apply_sameSeedEpochAndClip_givesSameBytesFromEqualRecipes(
      Supplier<WaveformAugment> augments) {
    WaveformAugment augment = augments.get();
    WaveformAugment twin = augments.get();
    assertEquals(augment, twin);
    assertEquals(augment.hashCode(), twin.hashCode());
    assertEquals(apply(augment, 1), apply(augment, 1));
    assertEquals(apply(augment, 1), apply(twin, 1));
  }

  @ParameterizedTest
  @MethodSource("all")
  void apply_manyThreadsInAnyOrder_givesSameBytes(Supplier<WaveformAugment> augments) {
    WaveformAugment augment = augments.get();
    List<Waveform> inOrder =
        IntStream.range(0, CLIPS).mapToObj(index -> apply(augment, index)).toList();
    List<Integer> order = new SeededRandom(1).shuffled(IntStream.range(0, CLIPS).boxed().toList());
    order.parallelStream()
        .forEach(index -> assertEquals(inOrder.get(index), apply(augment, index)));
  }

  @ParameterizedTest
  @MethodSource("drawing")
  void apply_otherClipsEpochsAndSeeds_giveOtherBytes(Supplier<WaveformAugment> augments) {
    Augmentation augmentation = Augmentation.of(augments.get());
    Waveform clip = Clips.noise(5, 2000, RATE);
    Set<Waveform> ofClips = new HashSet<>();
    Set<Waveform> ofEpochs = new HashSet<>();
    Set<Waveform> ofSeeds = new HashSet<>();
    for (int i = 0; i < CLIPS; i++) {
      ofClips.add(augmentation.apply(clip, 7, 3, i));
      ofEpochs.add(augmentation.apply(clip, 7, i, 3));
      ofSeeds.add(augmentation.apply(clip, i, 7, 3));
    }
    assertTrue(ofClips.size() > 1 && ofEpochs.size() > 1 && ofSeeds.size() > 1);
    assertFalse(ofClips.contains(clip));
  }

  @Property(tries = 200)
  void apply_anyClip_keepsTheRateAndIsEmptyOnlyIfTheClipIs(
      @ForAll long seed,
      @ForAll @IntRange(max = 700) int length,
      @ForAll @IntRange(min = 1, max = 48_000) int rate,
      @ForAll @IntRange(max = 15) int which) {
    Waveform clip = Clips.noise(seed, length, rate);
    Waveform found = Clips.changed(all().get(which).get(), clip, seed);
    assertEquals(rate, found.sampleRate());
    assertEquals(length == 0, found.length() == 0);
  }

  @ParameterizedTest
  @MethodSource("all")
  void apply_silence_staysSilent(Supplier<WaveformAugment> augments) {
    Waveform found = Clips.changed(augments.get(), Clips.silence(1500, RATE), 1);
    assertTrue(found.length() > 0);
    assertEquals(0, Levels.peak(found.values()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void withProbability_zero_isIdentityAndOneIsTheChange(Supplier<WaveformAugment> augments) {
    Waveform clip = Clips.noise(1, 2000, RATE);
    WaveformAugment augment = augments.get();
    for (int seed = 0; seed < 20; seed++) {
      assertSame(clip, Clips.changed(augment.withProbability(0), clip, seed));
      assertNotEquals(clip, Clips.changed(augment.withProbability(1), clip, seed));
    }
  }

  @Test
  void withProbability_oneThird_changesAThirdOfClips() {
    WaveformAugment augment = new PolarityInversion().withProbability(1.0 / 3);
    Waveform clip = Clips.noise(1, 10, RATE);
    int changed = 0;
    for (int seed = 0; seed < 3000; seed++) {
      changed += Clips.changed(augment, clip, seed).equals(clip) ? 0 : 1;
    }
    assertEquals(1000, changed, 100);
  }

  @Test
  void withProbability_aboveOne_namesIt() {
    assertEquals(
        "WaveformAugment: expected a probability of 0 to 1, found 1.5",
        assertThrows(IllegalArgumentException.class, () -> Gain.db(0, 1).withProbability(1.5))
            .getMessage());
  }
}
