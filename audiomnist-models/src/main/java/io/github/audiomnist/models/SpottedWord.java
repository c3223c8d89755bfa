package io.github.audiomnist.models;

import io.github.audiomnist.evaluation.Prediction;
import java.util.Locale;

/**
 * A word that was heard in a stream.
 *
 * @param prediction what the recogniser makes of it
 * @param startSeconds where its sound begins, from the stream's first sample
 * @param endSeconds where its sound ends, likewise
 */
public record SpottedWord(Prediction prediction, double startSeconds, double endSeconds) {

  /** The most probable label. */
  public String label() {
    return prediction.label();
  }

  /** The probability of {@link #label()}. */
  public float probability() {
    return prediction.probability();
  }

  /** For example {@code 7, 0.998 at 1.24 to 1.71 s}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s at %.2f to %.2f s", prediction, startSeconds, endSeconds);
  }
}
