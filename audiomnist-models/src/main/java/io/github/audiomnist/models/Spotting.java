package io.github.audiomnist.models;

import java.util.Set;

/**
 * How a {@link Spotter} tells words from silence and other sounds. Immutable; {@code with…} gives a
 * changed copy.
 *
 * @param threshold least probability of a word, in [0, 1]
 * @param onsetDb by how much a sound must exceed the noise to be noticed, in dB
 * @param hangoverSeconds how long it must be quiet for a word to have ended; closures as in "eight"
 *     are shorter
 * @param shortestSeconds shorter sounds are clicks and are passed over
 * @param previewSeconds distance of the calls of {@link SpotterListener#wordForming}; 0 for none
 * @param otherLabels labels of the recogniser that stand for anything but a word; those that it
 *     does not know do not matter
 */
public record Spotting(
    double threshold,
    double onsetDb,
    double hangoverSeconds,
    double shortestSeconds,
    double previewSeconds,
    Set<String> otherLabels) {

  /** Chosen on takes of the Free Spoken Digit Dataset that were not tested on. */
  public static final Spotting STANDARD =
      new Spotting(
          0.5,
          5,
          0.2,
          0.1,
          0,
          Set.of("unknown", "silence", "noise", "other", "_unknown_", "_silence_"));

  private static final double MAX_HANGOVER = 2;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if {@code threshold} is outside [0, 1], {@code onsetDb}
   *     outside 3 to 60, {@code hangoverSeconds} outside 0.05 to 2, {@code shortestSeconds} outside
   *     0 to 1, or {@code previewSeconds} neither 0 nor in 0.02 to 10
   */
  public Spotting {
    check("threshold", threshold, 0, 1);
    check("onsetDb", onsetDb, 3, 60);
    check("hangoverSeconds", hangoverSeconds, 0.05, MAX_HANGOVER);
    check("shortestSeconds", shortestSeconds, 0, 1);
    if (previewSeconds != 0) {
      check("previewSeconds", previewSeconds, 0.02, 10);
    }
    otherLabels = Set.copyOf(otherLabels);
  }

  private static void check(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "Spotting: expected %s of %s to %s, found %s; choose one between"
              .formatted(name, low, high, value));
    }
  }

  /** A copy with another least probability. */
  public Spotting withThreshold(double newThreshold) {
    return new Spotting(
        newThreshold, onsetDb, hangoverSeconds, shortestSeconds, previewSeconds, otherLabels);
  }

  /** A copy with another distance from the noise. */
  public Spotting withOnsetDb(double newOnsetDb) {
    return new Spotting(
        threshold, newOnsetDb, hangoverSeconds, shortestSeconds, previewSeconds, otherLabels);
  }

  /** A copy that waits longer or shorter for a word to go on. */
  public Spotting withHangoverSeconds(double newHangoverSeconds) {
    return new Spotting(
        threshold, onsetDb, newHangoverSeconds, shortestSeconds, previewSeconds, otherLabels);
  }

  /** A copy with another shortest sound. */
  public Spotting withShortestSeconds(double newShortestSeconds) {
    return new Spotting(
        threshold, onsetDb, hangoverSeconds, newShortestSeconds, previewSeconds, otherLabels);
  }

  /**
   * A copy that tells every {@code seconds} what a sound would be if it ended there; 0 for none.
   */
  public Spotting withPreviews(double seconds) {
    return new Spotting(threshold, onsetDb, hangoverSeconds, shortestSeconds, seconds, otherLabels);
  }

  /** A copy with other labels that stand for anything but a word. */
  public Spotting withOtherLabels(Set<String> newOtherLabels) {
    return new Spotting(
        threshold, onsetDb, hangoverSeconds, shortestSeconds, previewSeconds, newOtherLabels);
  }
}
