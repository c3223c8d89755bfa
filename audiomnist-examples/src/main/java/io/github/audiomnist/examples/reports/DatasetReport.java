package io.github.audiomnist.examples.reports;

import io.github.audiomnist.examples.plots.Quartiles;
import java.util.List;
import java.util.Map;

/**
 * What a data set holds, in the names and the order of the JSON file.
 *
 * @param data folder or file as it was given
 * @param layout how clips lie in it
 * @param clips number of clips, unreadable ones included
 * @param unreadable clips that could not be read, a line each
 * @param labels number of clips of each label
 * @param speakers number of clips of each speaker
 * @param sampleRates number of clips of each rate, in Hz
 * @param seconds lengths of clips
 * @param levelDb levels of clips in dB under full scale
 * @param secondsByLabel lengths of the clips of each label that has any
 * @param findings what is odd about clips
 * @param duplicates clips of the same samples
 * @param created when, ISO 8601 in UTC
 * @param version of this program
 */
public record DatasetReport(
    String data,
    String layout,
    int clips,
    List<String> unreadable,
    Map<String, Integer> labels,
    Map<String, Integer> speakers,
    Map<Integer, Integer> sampleRates,
    Summary seconds,
    Summary levelDb,
    Map<String, Summary> secondsByLabel,
    List<Finding> findings,
    List<Duplicate> duplicates,
    String created,
    String version) {

  /** How values lie; all 0 of none. */
  public record Summary(
      double sum,
      double mean,
      double lowest,
      double firstQuartile,
      double median,
      double thirdQuartile,
      double highest) {

    static Summary of(double[] values) {
      if (values.length == 0) {
        return new Summary(0, 0, 0, 0, 0, 0, 0);
      }
      double sum = 0;
      double lowest = values[0];
      double highest = values[0];
      for (double value : values) {
        sum += value;
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
      }
      Quartiles quartiles = Quartiles.of(values);
      return new Summary(
          sum,
          sum / values.length,
          lowest,
          quartiles.first(),
          quartiles.median(),
          quartiles.third(),
          highest);
    }
  }

  /** Kinds of oddity, from the worst. */
  public enum Kind {
    /** Every sample is 0. */
    SILENT("Silent clips"),
    /** The peak is 60 dB or more under full scale. */
    QUIET("Quiet clips"),
    /** Samples are cut off at the peak. */
    CLIPPED("Clipped clips"),
    /** Next to nothing lies in the upper part of what the rate allows. */
    NARROW("Clips of a narrower band than their rate"),
    /** Far shorter than the others. */
    SHORT("Far shorter than others"),
    /** Far longer than the others. */
    LONG("Far longer than others"),
    /** Far softer than the others. */
    SOFT("Far softer than others"),
    /** Far louder than the others. */
    LOUD("Far louder than others");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /**
   * What is odd about a clip.
   *
   * @param clip where it comes from
   * @param value what was measured
   * @param detail the same in words, with its unit
   */
  public record Finding(
      Kind kind, String clip, String label, String speaker, double value, String detail) {}

  /**
   * Clips of the same rate and the same samples.
   *
   * @param sameLabel whether they have one label: if not, at least one is wrong
   * @param sameSpeaker whether they have one speaker: if not, a split by speaker may leak
   */
  public record Duplicate(
      List<String> clips, boolean sameLabel, boolean sameSpeaker, String sha256) {}
}
