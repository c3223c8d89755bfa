package io.github.audiomnist.models;

import io.github.audiomnist.data.Split;
import java.io.IOException;

/** What the clips of a split were, by {@link io.github.audiomnist.data.LabeledClips#sha256}. */
record SplitHash(String train, String validation, String test) {

  static SplitHash of(Split split) throws IOException {
    return new SplitHash(
        split.train().sha256(), split.validation().sha256(), split.test().sha256());
  }
}
