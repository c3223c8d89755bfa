package io.github.audiomnist.data;

import java.util.Locale;
import java.util.function.Function;

/** The parts of a {@link Split}, in the order of its components. */
enum Part {
  TRAIN,
  VALIDATION,
  TEST;

  /** The split that puts each clip where {@code partOf} says; {@code rule} opens its protocol. */
  static Split split(String rule, LabeledClips clips, Function<LabeledClip, Part> partOf) {
    LabeledClips train = clips.filter(clip -> partOf.apply(clip) == TRAIN);
    LabeledClips validation = clips.filter(clip -> partOf.apply(clip) == VALIDATION);
    LabeledClips test = clips.filter(clip -> partOf.apply(clip) == TEST);
    String protocol =
        "%s: %s train, %s validation, %s test clips"
            .formatted(rule, train.size(), validation.size(), test.size());
    return new Split(protocol, train, validation, test);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
