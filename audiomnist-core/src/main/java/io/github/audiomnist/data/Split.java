package io.github.audiomnist.data;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Clips to learn from, to choose by and to be judged on. No recording is in two of them. Immutable;
 * threads may share it.
 *
 * <p>The factories give, for equal clips in equal order and an equal seed, the same split on every
 * machine and Java version; the parts keep the order of the clips. Those "by speaker" let no
 * speaker into two parts: only they tell how well strangers are understood.
 *
 * @param protocol how they were told apart, in words that a report can quote
 * @param train to learn from
 * @param validation to choose by: early stopping, settings
 * @param test to be judged on, once
 */
public record Split(
    String protocol, LabeledClips train, LabeledClips validation, LabeledClips test) {

  /**
   * Checks that the parts fit each other.
   *
   * @throws IllegalArgumentException if the labels of two parts differ, or a recording (a file, or
   *     a clip in memory under whatever label) is in two parts
   */
  public Split {
    requireSameLabels("validation", train.labels(), validation.labels());
    requireSameLabels("test", train.labels(), test.labels());
    requireDisjoint(
        parts(train, validation, test),
        LabeledClip::recording,
        clip -> "each recording in one part, found " + clip.source(),
        "leave it in one of them");
  }

  /**
   * Speakers drawn by lot into the three parts. Each share that is above zero gets at least one
   * speaker.
   *
   * @param validationShare of the speakers, rounded; in [0, 1)
   * @param testShare of the speakers, rounded; in [0, 1)
   * @throws IllegalArgumentException if a share is outside [0, 1), or the speakers are too few to
   *     leave one for train
   */
  public static Split bySpeaker(
      LabeledClips clips, double validationShare, double testShare, long seed) {
    return SpeakerSplits.shares(clips, validationShare, testShare, seed);
  }

  /**
   * Clips drawn by lot within each label, so that every part has the labels in the proportion of
   * the whole: validation and test hold within one clip of their share of each label. Speakers are
   * in several parts.
   *
   * @param validationShare of each label's clips, rounded, at least one clip if above zero; in [0,
   *     1)
   * @param testShare likewise
   * @throws IllegalArgumentException if a share is outside [0, 1), or a label has clips but too few
   *     to leave one for train
   */
  public static Split stratified(
      LabeledClips clips, double validationShare, double testShare, long seed) {
    return StratifiedSplits.shares(clips, validationShare, testShare, seed);
  }

  /**
   * The {@code k} splits of a cross-validation: clips drawn by lot within each label into k blocks;
   * split i tests on block i, validates on the next, the last one on the first, and learns from the
   * others. Blocks differ by at most one clip, of each label and in all. Speakers are in several
   * parts.
   *
   * @throws IllegalArgumentException if {@code k < 3}, or a label has clips but fewer than {@code
   *     k}
   */
  public static List<Split> kFold(LabeledClips clips, int k, long seed) {
    return StratifiedSplits.kFold(clips, k, seed);
  }

  /**
   * As {@link #kFold}, but with speakers drawn by lot into the blocks; blocks differ by at most one
   * speaker.
   *
   * @throws IllegalArgumentException if {@code k < 3}, or there are fewer than {@code k} speakers
   */
  public static List<Split> kFoldBySpeaker(LabeledClips clips, int k, long seed) {
    return SpeakerSplits.kFold(clips, k, seed);
  }

  /**
   * One split for each speaker in alphabetical order: tested on that one, validated on the next
   * (the last one on the first), learned from the others.
   *
   * @throws IllegalArgumentException if there are fewer than three speakers
   */
  public static List<Split> leaveOneSpeakerOut(LabeledClips clips) {
    return SpeakerSplits.leaveOneOut(clips);
  }

  /**
   * This split, when it is fit to say how well strangers are understood.
   *
   * @throws IllegalArgumentException if a speaker is in two parts
   */
  @CanIgnoreReturnValue
  public Split requireSpeakerDisjoint() {
    requireDisjoint(
        parts(train, validation, test),
        LabeledClip::speaker,
        clip -> "each speaker in one part, found '" + clip.speaker() + "'",
        "split by speaker");
    return this;
  }

  /**
   * The same test, with all else to learn from: train is train and validation, validation is empty.
   * For a last training whose settings, also the number of epochs, were chosen before.
   */
  public Split withValidationInTrain() {
    LabeledClips all = train.plus(validation);
    return new Split(
        "%s; validation joined to train, %s to learn from".formatted(protocol, all.size()),
        all,
        validation.filter(clip -> false),
        test);
  }

  /** For example {@code by speaker, seed 7: 2000 train, 500 validation, 500 test clips}. */
  @Override
  public String toString() {
    return protocol;
  }

  private static void requireSameLabels(String part, Labels expected, Labels found) {
    if (!expected.equals(found)) {
      throw new IllegalArgumentException(
          "Split: expected the labels of train %s in %s, found %s; filter one set of clips"
              .formatted(expected, part, found));
    }
  }

  private static Map<Part, LabeledClips> parts(
      LabeledClips train, LabeledClips validation, LabeledClips test) {
    return new EnumMap<>(Map.of(Part.TRAIN, train, Part.VALIDATION, validation, Part.TEST, test));
  }

  private static void requireDisjoint(
      Map<Part, LabeledClips> parts,
      Function<LabeledClip, Object> keyOf,
      Function<LabeledClip, String> described,
      String remedy) {
    Map<Object, Part> partOf = new HashMap<>();
    parts.forEach(
        (part, clips) -> {
          for (LabeledClip clip : clips.clips()) {
            Part before = partOf.putIfAbsent(keyOf.apply(clip), part);
            if (before != null && before != part) {
              throw new IllegalArgumentException(
                  "Split: expected %s in %s and %s; %s"
                      .formatted(described.apply(clip), before, part, remedy));
            }
          }
        });
  }
}
