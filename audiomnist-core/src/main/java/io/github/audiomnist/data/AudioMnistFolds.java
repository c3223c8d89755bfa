package io.github.audiomnist.data;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The published folds of AudioMNIST: {@code audiomnist/train/splits.py} in the authors' repository
 * soerenab/AudioMNIST, regrouped into the blocks of speakers that rotate through the parts.
 */
final class AudioMnistFolds {

  private static final String FEMALE = "female";
  private static final String MALE = "male";

  private static final int NUM_SPEAKERS = 60;

  private static final Set<Integer> FEMALE_SPEAKERS =
      Set.of(12, 26, 28, 36, 43, 47, 52, 56, 57, 58, 59, 60);

  private static final List<Set<Integer>> DIGIT_BLOCKS =
      List.of(
          Set.of(12, 47, 59, 15, 27, 41, 4, 11, 21, 31, 44, 50),
          Set.of(26, 52, 60, 18, 32, 42, 5, 13, 22, 33, 45, 51),
          Set.of(28, 56, 7, 19, 35, 1, 6, 16, 23, 34, 46, 53),
          Set.of(36, 57, 9, 24, 37, 2, 8, 17, 29, 39, 48, 54),
          Set.of(43, 58, 14, 25, 38, 3, 10, 20, 30, 40, 49, 55));

  private static final List<Set<Integer>> GENDER_BLOCKS =
      List.of(
          Set.of(36, 47, 56, 2, 44, 50),
          Set.of(26, 12, 57, 25, 37, 45),
          Set.of(43, 28, 52, 48, 53, 41),
          Set.of(58, 59, 60, 7, 23, 38));

  private AudioMnistFolds() {}

  /** Fold i validates on block i and tests on the next. */
  static Split digitFold(LabeledClips clips, int fold) {
    requireFold(fold, AudioMnist.DIGIT_FOLDS);
    requireSpeakers(clips, DIGIT_BLOCKS);
    requireNoOther(clips);
    String rule = "AudioMNIST digit fold %s of 0 to 4".formatted(fold);
    return split(rule, clips, DIGIT_BLOCKS, fold, (fold + 1) % AudioMnist.DIGIT_FOLDS);
  }

  /** Fold i validates on block i + 2 and tests on the one after that. */
  static Split genderFold(LabeledClips clips, int fold) {
    requireFold(fold, AudioMnist.GENDER_FOLDS);
    requireSpeakers(clips, GENDER_BLOCKS);
    LabeledClips chosen = clips.filter(clip -> block(GENDER_BLOCKS, clip) >= 0);
    int validation = (fold + 2) % AudioMnist.GENDER_FOLDS;
    int test = (fold + 3) % AudioMnist.GENDER_FOLDS;
    String rule = "AudioMNIST gender fold %s of 0 to 3".formatted(fold);
    return split(rule, byGender(chosen), GENDER_BLOCKS, validation, test);
  }

  static LabeledClips byGender(LabeledClips clips) {
    requireNoOther(clips);
    return clips.relabel(
        Labels.of(List.of(FEMALE, MALE)),
        clip -> FEMALE_SPEAKERS.contains(id(clip.speaker())) ? FEMALE : MALE);
  }

  private static Split split(
      String rule, LabeledClips clips, List<Set<Integer>> blocks, int validation, int test) {
    return Part.split(rule, clips, clip -> part(block(blocks, clip), validation, test))
        .requireSpeakerDisjoint();
  }

  private static Part part(int block, int validation, int test) {
    return block == test ? Part.TEST : block == validation ? Part.VALIDATION : Part.TRAIN;
  }

  /** The block of the clip's speaker, or -1. */
  private static int block(List<Set<Integer>> blocks, LabeledClip clip) {
    int id = id(clip.speaker());
    return IntStream.range(0, blocks.size())
        .filter(block -> blocks.get(block).contains(id))
        .findFirst()
        .orElse(-1);
  }

  /** The number of a speaker "01" to "60", or 0. */
  private static int id(String speaker) {
    int id = speaker.matches("[0-9]{2}") ? Integer.parseInt(speaker) : 0;
    return id <= NUM_SPEAKERS ? id : 0;
  }

  private static void requireFold(int fold, int numFolds) {
    if (fold < 0 || fold >= numFolds) {
      throw new IllegalArgumentException(
          "AudioMnist: expected a fold in 0 to %s, found %s".formatted(numFolds - 1, fold));
    }
  }

  private static void requireSpeakers(LabeledClips clips, List<Set<Integer>> blocks) {
    Set<Integer> missing = new TreeSet<>();
    blocks.forEach(missing::addAll);
    int required = missing.size();
    clips.speakers().forEach(speaker -> missing.remove(id(speaker)));
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "AudioMnist: expected clips of all %s speakers of the published folds, found none of %s;"
                  .formatted(required, missing)
              + " read the whole data set, or use Split.kFoldBySpeaker");
    }
  }

  private static void requireNoOther(LabeledClips clips) {
    for (String speaker : clips.speakers()) {
      if (id(speaker) == 0) {
        throw new IllegalArgumentException(
            "AudioMnist: expected speakers '01' to '%s', found '%s'; filter the clips"
                .formatted(NUM_SPEAKERS, speaker));
      }
    }
  }
}
