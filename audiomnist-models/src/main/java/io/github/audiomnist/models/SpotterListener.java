package io.github.audiomnist.models;

/** Hears the words of a {@link Spotter}, in the thread that gives it samples. */
@FunctionalInterface
public interface SpotterListener {

  /** A word was spoken. Words come in their order, each once. */
  void wordSpotted(SpottedWord word);

  /**
   * Something sounded that is no word of the recogniser: it says so itself, or what it took it for
   * is less probable than {@link Spotting#threshold} or one of {@link Spotting#otherLabels}.
   */
  default void soundRejected(SpottedWord sound) {}

  /**
   * What a sound that has not ended yet would be taken for, see {@link Spotting#withPreviews}. A
   * later call may say otherwise.
   */
  default void wordForming(SpottedWord guess) {}
}
