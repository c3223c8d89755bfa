package io.github.audiomnist.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Waveform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AugmentationTest {

  private static final int RATE = 16_000;

  /** Writes down what it would draw, and draws {@code count} more numbers. */
  private record Draws(List<Long> seen, int count) implements WaveformAugment {

    @Override
    public Waveform apply(Waveform clip, SeededRandom random) {
      for (int i = 0; i < count; i++) {
        seen.add(random.nextLong());
      }
      return clip;
    }
  }

  private static List<Long> drawnAfter(WaveformAugment first, long seed) {
    List<Long> seen = new ArrayList<>();
    Augmentation augmentation = Augmentation.of(first, new Draws(seen, 3));
    assertEquals(200, augmentation.apply(Clips.noise(1, 200, RATE), seed, 1, 2).length());
    return seen;
  }

  @Property(tries = 50)
  void apply_stageThatDrawsMore_leavesTheOthersTheirNumbers(@ForAll long seed) {
    List<Long> afterGain = drawnAfter(Gain.db(-3, 3), seed);
    assertEquals(afterGain, drawnAfter(Noise.white(5, 20), seed));
    assertEquals(afterGain, drawnAfter(Noise.white(5, 20).withProbability(0.5), seed));
    assertNotEquals(afterGain, drawnAfter(Gain.db(-3, 3), seed + 1));
  }

  @Property(tries = 50)
  void then_anotherStage_worksOnWhatTheFirstGive(@ForAll long seed) {
    Waveform clip = Clips.noise(seed, 300, RATE);
    Augmentation two = Augmentation.of(TimeShift.seconds(0.005), Gain.db(-6, 6));
    Waveform changed = two.apply(clip, seed, 1, 2);
    Augmentation three = two.then(Noise.pink(5, 20));
    assertEquals(3, three.stages().size());
    assertEquals(
        Noise.pink(5, 20).apply(changed, SeededRandom.of(seed, 1, 2, 2)),
        three.apply(clip, seed, 1, 2));
  }

  @Test
  void apply_equalStages_drawIndependently() {
    List<Long> first = new ArrayList<>();
    List<Long> second = new ArrayList<>();
    Waveform clip = Clips.noise(1, 10, RATE);
    assertSame(
        clip, Augmentation.of(new Draws(first, 3), new Draws(second, 3)).apply(clip, 7, 1, 2));
    assertEquals(3, first.size());
    assertNotEquals(first, second);
  }

  @Property(tries = 20)
  void apply_noStages_isIdentity(@ForAll long seed) {
    Waveform clip = Clips.noise(seed, 10, RATE);
    assertSame(clip, Augmentation.of().apply(clip, seed, 1, 2));
  }

  @Test
  void apply_manyThreadsInAnyOrder_givesSameBytes() {
    Augmentation augmentation =
        Augmentation.of(
            TimeShift.seconds(0.05),
            new PitchShift(-2, 2).withProbability(0.5),
            Reverberation.rt60(0.05, 0.2),
            Noise.pink(0, 20));
    Waveform clip = Clips.noise(1, 3000, RATE);
    List<Waveform> inOrder =
        IntStream.range(0, 30).mapToObj(index -> augmentation.apply(clip, 7, 1, index)).toList();
    new SeededRandom(1)
        .shuffled(IntStream.range(0, 30).boxed().toList()).parallelStream()
            .forEach(
                index -> assertEquals(inOrder.get(index), augmentation.apply(clip, 7, 1, index)));
    assertEquals(30, inOrder.stream().distinct().count());
  }

  @Test
  void augment_asReadmeShows() {
    Waveform seven = Clips.sine(300, RATE, RATE);
    int epoch = 1;
    int clip = 42;

    // snippet: augment
    Augmentation augmentation =
        Augmentation.of(
            TimeShift.seconds(0.1),
            new PitchShift(-2, 2),
            Reverberation.rt60(0.2, 0.6).withProbability(0.3),
            Noise.pink(5, 20),
            Gain.db(-6, 6));
    Waveform changed = augmentation.apply(seven, 7, epoch, clip);
    MelSpectrogram features = Pipeline.melSpec().apply(changed);
    MelSpectrogram masked =
        SpecAugment.STANDARD.withFill(Fill.MEAN).apply(features, 7, epoch, clip);
    // end

    assertEquals(seven.length(), changed.length());
    assertEquals(features.spec(), masked.spec());
    assertNotEquals(features, masked);
  }
}
