package io.github.audiomnist.data;

import io.github.audiomnist.random.SeededRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Splits that give every part the labels in the proportion of the whole. */
final class StratifiedSplits {

  private StratifiedSplits() {}

  static Split shares(LabeledClips clips, double validationShare, double testShare, long seed) {
    Shares shares = new Shares(validationShare, testShare);
    SeededRandom random = new SeededRandom(seed);
    Map<LabeledClip, Part> partOf = new HashMap<>();
    for (List<LabeledClip> sameLabel : byLabel(clips)) {
      String found = "clips of label '%s'".formatted(sameLabel.get(0).label());
      Part[] parts = shares.deal(sameLabel.size(), found, "add clips or lower the shares");
      List<LabeledClip> shuffled = random.shuffled(sameLabel);
      for (int i = 0; i < parts.length; i++) {
        partOf.put(shuffled.get(i), parts[i]);
      }
    }
    String rule = "by clip within each label, %s, seed %s".formatted(shares, seed);
    return Part.split(rule, clips, clip -> Objects.requireNonNull(partOf.get(clip)));
  }

  static List<Split> kFold(LabeledClips clips, int k, long seed) {
    Folds.requireFolds(k);
    SeededRandom random = new SeededRandom(seed);
    Map<LabeledClip, Integer> blockOf = new HashMap<>();
    for (List<LabeledClip> sameLabel : byLabel(clips)) {
      requireClips(sameLabel, k);
      // The count runs on from label to label, so that the rests do not all fall to block 0.
      for (LabeledClip clip : random.shuffled(sameLabel)) {
        blockOf.put(clip, blockOf.size() % k);
      }
    }
    return Folds.rotate(
        clips,
        k,
        fold -> "fold %s of %s by clip within each label, seed %s".formatted(fold, k, seed),
        clip -> Objects.requireNonNull(blockOf.get(clip)));
  }

  /** The clips of each label that has any, in the order of the labels. */
  private static List<List<LabeledClip>> byLabel(LabeledClips clips) {
    return clips.labels().names().stream()
        .map(label -> clips.filter(clip -> clip.label().equals(label)).clips())
        .filter(sameLabel -> !sameLabel.isEmpty())
        .toList();
  }

  private static void requireClips(List<LabeledClip> sameLabel, int k) {
    if (sameLabel.size() < k) {
      throw new IllegalArgumentException(
          "Split: expected at least k = %s clips of label '%s', found %s; lower k or add clips"
              .formatted(k, sameLabel.get(0).label(), sameLabel.size()));
    }
  }
}
