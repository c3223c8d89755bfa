package io.github.audiomnist.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class SplitPropertyTest {

  @Property(tries = 200)
  void bySpeaker_anySeed_isCompleteAndDisjoint(
      @ForAll @IntRange(min = 3, max = 20) int numSpeakers,
      @ForAll @DoubleRange(max = 0.3) double validation,
      @ForAll @DoubleRange(max = 0.3) double test,
      @ForAll long seed) {
    LabeledClips clips = Fixtures.clips(3, numSpeakers, 2);
    Split split = Split.bySpeaker(clips, validation, test, seed);
    assertComplete(clips, split);
    split.requireSpeakerDisjoint();
    assertTrue(Math.abs(split.test().speakers().size() - test * numSpeakers) < 1);
    assertTrue(Math.abs(split.validation().speakers().size() - validation * numSpeakers) < 1);
    assertEquals(split, Split.bySpeaker(clips, validation, test, seed));
  }

  @Property(tries = 200)
  void stratified_anySeed_isWithinOneOfShare(
      @ForAll @IntRange(min = 1, max = 5) int numLabels,
      @ForAll @IntRange(min = 4, max = 40) int numTakes,
      @ForAll @DoubleRange(max = 0.35) double validation,
      @ForAll @DoubleRange(max = 0.35) double test,
      @ForAll long seed) {
    LabeledClips clips = Fixtures.clips(numLabels, 1, numTakes);
    Split split = Split.stratified(clips, validation, test, seed);
    assertComplete(clips, split);
    for (String label : clips.labels().names()) {
      assertTrue(Math.abs(count(split.test(), label) - test * numTakes) < 1);
      assertTrue(Math.abs(count(split.validation(), label) - validation * numTakes) < 1);
    }
    assertEquals(split, Split.stratified(clips, validation, test, seed));
  }

  @Property(tries = 100)
  void kFold_anySeed_testsEveryClipOnceInEvenBlocks(
      @ForAll @IntRange(min = 3, max = 8) int k,
      @ForAll @IntRange(min = 8, max = 20) int numTakes,
      @ForAll long seed) {
    LabeledClips clips = Fixtures.clips(4, 1, numTakes);
    List<Split> folds = Split.kFold(clips, k, seed);
    assertRotation(clips, folds, k);
    for (Split fold : folds) {
      assertTrue(Math.abs(fold.test().size() - (double) clips.size() / k) < 1);
      for (String label : clips.labels().names()) {
        assertTrue(Math.abs(count(fold.test(), label) - (double) numTakes / k) < 1);
      }
    }
    assertEquals(folds, Split.kFold(clips, k, seed));
  }

  @Property(tries = 100)
  void kFoldBySpeaker_anySeed_keepsSpeakersApart(
      @ForAll @IntRange(min = 3, max = 8) int k,
      @ForAll @IntRange(min = 8, max = 20) int numSpeakers,
      @ForAll long seed) {
    LabeledClips clips = Fixtures.clips(2, numSpeakers, 2);
    List<Split> folds = Split.kFoldBySpeaker(clips, k, seed);
    assertRotation(clips, folds, k);
    for (Split fold : folds) {
      fold.requireSpeakerDisjoint();
      assertTrue(Math.abs(fold.test().speakers().size() - (double) numSpeakers / k) < 1);
    }
    assertEquals(folds, Split.kFoldBySpeaker(clips, k, seed));
  }

  @Property(tries = 20)
  void stratified_otherSeed_isAnotherSplit(@ForAll @IntRange(max = 1_000_000) int seed) {
    LabeledClips clips = Fixtures.clips(2, 2, 50);
    Split split = Split.stratified(clips, 0.2, 0.2, seed);
    assertTrue(!split.test().equals(Split.stratified(clips, 0.2, 0.2, seed + 1L).test()));
  }

  private static void assertRotation(LabeledClips clips, List<Split> folds, int k) {
    assertEquals(k, folds.size());
    List<LabeledClip> tested = new ArrayList<>();
    for (int fold = 0; fold < k; fold++) {
      assertComplete(clips, folds.get(fold));
      assertEquals(folds.get((fold + 1) % k).test(), folds.get(fold).validation());
      tested.addAll(folds.get(fold).test().clips());
    }
    assertEquals(clips.size(), tested.size());
    assertEquals(Set.copyOf(clips.clips()), Set.copyOf(tested));
  }

  /** Every clip is in exactly one part, in the order of the clips. */
  private static void assertComplete(LabeledClips clips, Split split) {
    List<LabeledClip> parts =
        Stream.of(split.train(), split.validation(), split.test())
            .flatMap(part -> part.clips().stream())
            .toList();
    assertEquals(clips.size(), parts.size());
    assertEquals(new HashSet<>(clips.clips()), new HashSet<>(parts));
    Set<LabeledClip> train = new HashSet<>(split.train().clips());
    assertEquals(clips.filter(train::contains), split.train());
  }

  private static long count(LabeledClips clips, String label) {
    return clips.clips().stream().filter(clip -> clip.label().equals(label)).count();
  }
}
