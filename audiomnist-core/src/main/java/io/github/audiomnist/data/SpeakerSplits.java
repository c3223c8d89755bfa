package io.github.audiomnist.data;

import io.github.audiomnist.random.SeededRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.IntFunction;

/** Splits that keep every speaker in one part. */
final class SpeakerSplits {

  private static final String REMEDY =
      "add speakers, or mix them between the parts with Split.stratified or Split.kFold";

  private SpeakerSplits() {}

  static Split shares(LabeledClips clips, double validationShare, double testShare, long seed) {
    Shares shares = new Shares(validationShare, testShare);
    List<String> speakers = shuffledSpeakers(clips, seed);
    String found = "speakers " + shortened(clips.speakers());
    Part[] parts = shares.deal(speakers.size(), found, REMEDY);
    Map<String, Integer> places = places(speakers);
    String rule = "by speaker, %s, seed %s".formatted(shares, seed);
    return Part.split(rule, clips, clip -> parts[place(places, clip)]).requireSpeakerDisjoint();
  }

  static List<Split> kFold(LabeledClips clips, int k, long seed) {
    Folds.requireFolds(k);
    IntFunction<String> rule = fold -> "fold %s of %s by speaker, seed %s".formatted(fold, k, seed);
    return folds(clips, k, rule, places(shuffledSpeakers(clips, seed)));
  }

  static List<Split> leaveOneOut(LabeledClips clips) {
    List<String> speakers = List.copyOf(clips.speakers());
    IntFunction<String> rule = fold -> "leave one speaker out, '%s'".formatted(speakers.get(fold));
    return folds(clips, Math.max(Folds.MIN_FOLDS, speakers.size()), rule, places(speakers));
  }

  private static List<Split> folds(
      LabeledClips clips, int k, IntFunction<String> rule, Map<String, Integer> places) {
    if (places.size() < k) {
      throw new IllegalArgumentException(
          "Split: expected at least %s speakers, found %s %s; %s"
              .formatted(k, places.size(), shortened(clips.speakers()), REMEDY));
    }
    return Folds.rotate(clips, k, rule, clip -> place(places, clip) % k).stream()
        .map(Split::requireSpeakerDisjoint)
        .toList();
  }

  private static List<String> shuffledSpeakers(LabeledClips clips, long seed) {
    return new SeededRandom(seed).shuffled(List.copyOf(clips.speakers()));
  }

  private static Map<String, Integer> places(List<String> speakers) {
    Map<String, Integer> places = new HashMap<>();
    speakers.forEach(speaker -> places.put(speaker, places.size()));
    return places;
  }

  private static int place(Map<String, Integer> places, LabeledClip clip) {
    return places.getOrDefault(clip.speaker(), -1);
  }

  private static String shortened(SortedSet<String> speakers) {
    List<String> first = speakers.stream().limit(5).toList();
    return speakers.size() <= first.size() ? first.toString() : first + " and others";
  }
}
