package io.github.audiomnist.data;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Cross-validation over k blocks of clips: fold i tests on block i, validates on block i + 1, the
 * last on the first, and learns from the others.
 */
final class Folds {

  static final int MIN_FOLDS = 3;

  private Folds() {}

  /**
   * The k splits.
   *
   * @param rule how fold i was made, opening its protocol
   * @param blockOf a clip's block, in 0 to {@code k - 1}
   */
  static List<Split> rotate(
      LabeledClips clips, int k, IntFunction<String> rule, ToIntFunction<LabeledClip> blockOf) {
    return IntStream.range(0, k)
        .mapToObj(
            fold ->
                Part.split(
                    rule.apply(fold), clips, clip -> part(blockOf.applyAsInt(clip), fold, k)))
        .toList();
  }

  static void requireFolds(int k) {
    if (k < MIN_FOLDS) {
      throw new IllegalArgumentException(
          "Split: expected k of at least %s, for train, validation and test, found %s; raise k"
              .formatted(MIN_FOLDS, k));
    }
  }

  private static Part part(int block, int fold, int k) {
    if (block == fold) {
      return Part.TEST;
    }
    return block == (fold + 1) % k ? Part.VALIDATION : Part.TRAIN;
  }
}
